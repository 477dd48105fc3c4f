using Calculator.Api.Settings;
using Microsoft.Extensions.Configuration;

namespace Calculator.Api.Tests.Settings;

public class SettingsReaderTests
{
    [Fact]
    public void What_is_not_set_keeps_its_default()
    {
        var settings = Read();
        (settings.Limits.BodyBytes, settings.Limits.TextBytes, settings.Limits.RequestsPerMinute, settings.Pricing.WatchMilliseconds)
            .ShouldBe((65_536, 10_000_000, 0, 1000));
        settings.AllowedHosts.ShouldBe(["*"]);
        settings.Proxies.Known.ShouldBeEmpty();
        settings.Keys.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_lists_and_networks_are_read()
    {
        var settings = Read(
            ("Limits:BodyBytes", "1E+5"),
            ("AllowedHosts", "a.example;*.b.example"),
            ("Proxies:Known", "10.0.0.0/8, 192.0.2.7,fd00::/8"),
            ("limits:urlcharacters", "300"));
        settings.Limits.BodyBytes.ShouldBe(100_000);
        settings.Limits.UrlCharacters.ShouldBe(300);
        settings.AllowedHosts.ShouldBe(["a.example", "*.b.example"]);
        settings.Proxies.Known.Select(network => network.ToString()).ShouldBe(["10.0.0.0/8", "192.0.2.7/32", "fd00::/8"]);
    }

    [Theory]
    [InlineData("Limits:BodyBytes", "64k", "Limits__BodyBytes is '64k'; it must be a whole number of bytes from 1024 to 100000000.")]
    [InlineData("Limits:BodyBytes", "1023", "Limits__BodyBytes is '1023'; it must be a whole number of bytes from 1024 to 100000000.")]
    [InlineData("Limits:RequestSeconds", "0", "Limits__RequestSeconds is '0'; it must be a whole number of seconds from 1 to 3600.")]
    [InlineData("Limits:RequestSeconds", "1.5", "Limits__RequestSeconds is '1.5'; it must be a whole number of seconds from 1 to 3600.")]
    [InlineData("Limits:Connections", " ", "Limits__Connections is blank; give it a value or leave it out.")]
    [InlineData(
        "Proxies:Known",
        "10.0.0.0/8,proxy.example",
        "Proxies__Known is '10.0.0.0/8,proxy.example'; it must be addresses or networks such as 10.0.0.7 or 10.0.0.0/8, "
            + "separated by commas.")]
    [InlineData("Keys:Accepted", " , ;", "Keys__Accepted is wrong; it must be one or more, separated by commas.")]
    [InlineData("AllowedHosts", ",", "AllowedHosts is ','; it must be one or more, separated by commas.")]
    [InlineData(
        "Proxies:Known",
        ",",
        "Proxies__Known is ','; it must be addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas.")]
    [InlineData(
        "Key:Accepted",
        "a-key-of-more-than-16",
        "There is no setting Key__Accepted; the nearest are Keys__Accepted, Keys__File, AllowedHosts.")]
    [InlineData(
        "Limit:BodyBytes",
        "1",
        "There is no setting Limit__BodyBytes; the nearest are Limits__BodyBytes, Limits__TextBytes, Limits__HeaderBytes.")]
    [InlineData(
        "Limits:BodyByts",
        "1",
        "There is no setting Limits__BodyByts; the nearest are Limits__BodyBytes, Limits__TextBytes, Limits__HeaderBytes.")]
    [InlineData(
        "Keys:Accepted:0",
        "a-key-of-more-than-16",
        "There is no setting Keys__Accepted__0; the nearest are Keys__Accepted, Keys__File, Limits__TextBytes.")]
    public void A_bad_setting_is_named_with_its_rule(string key, string value, string fault) => Faults((key, value)).ShouldBe([fault]);

    [Theory]
    [InlineData("Proxy:Known", "10.0.0.7", "Proxies__Known")]
    [InlineData("Price:Path", "/prices", "Pricing__Path")]
    [InlineData("Prices:Path", "/prices", "Pricing__Path")]
    [InlineData("AllowedHosts:0", "calculator.example.com", "AllowedHosts")]
    public void A_name_that_is_misspelt_as_a_whole_is_told_with_the_one_that_was_meant(string key, string value, string meant) =>
        Faults((key, value)).ShouldHaveSingleItem().ShouldStartWith(
            $"There is no setting {key.Replace(":", "__", StringComparison.Ordinal)}; the nearest are {meant}, ");

    [Fact]
    public void What_is_the_frameworks_or_somebody_elses_is_left_alone() =>
        Read(
            ("Logging:LogLevel:Default", "Debug"),
            ("Kestrel:Limits:MaxConcurrentConnections", "1"),
            ("ConnectionStrings:Main", "x"),
            ("PATH", "/bin")).Limits.ShouldBe(new Limits());

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Faults(("Limits:BodyBytes", "x"), ("Limits:TextBytes", "y"), ("Shutdown:Drain", "1")).Count.ShouldBe(3);

    [Fact]
    public void Every_setting_has_a_meaning_and_its_default_keeps_its_own_rule()
    {
        Setting.All.Count.ShouldBeGreaterThan(15);
        foreach (var setting in Setting.All)
        {
            setting.About.Meaning.ShouldEndWith(".");
            if (setting.ValueIn(new ServiceSettings()) is long number)
                setting.Bounds.Contain(number).ShouldBeTrue(setting.Name);
        }
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        var settings = Read(("Keys:Accepted", "first-secret-of-many,second-secret-of-many"));
        var shown = Setting.All.Select(setting => $"{setting.Name}={setting.Show(settings)}").ToList();
        shown.ShouldContain("Keys__Accepted=2, not shown");
        shown.ShouldContain("Limits__BodyBytes=65536");
        string.Concat(shown).ShouldNotContain("secret");
    }

    private static ServiceSettings Read(params (string Key, string Value)[] set) =>
        SettingsReader.TryRead(Configuration(set), out var settings, out var faults)
            ? settings
            : throw new InvalidOperationException(string.Join('\n', faults));

    private static IReadOnlyList<string> Faults(params (string Key, string Value)[] set)
    {
        SettingsReader.TryRead(Configuration(set), out var settings, out var faults).ShouldBeFalse();
        settings.ShouldBeNull();
        return faults;
    }

    private static IConfigurationRoot Configuration((string Key, string Value)[] set) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(set.Select(item => new KeyValuePair<string, string?>(item.Key, item.Value)))
            .Build();
}
