using System.Diagnostics.CodeAnalysis;
using Calculator.Outcomes;

namespace Calculator.Api.Settings;

/// <summary>
/// Reads the settings, strictly: a value that cannot be read, or a name that is misspelt, ends
/// the start, since an operator would rely on a limit that is not there.
/// </summary>
internal static class SettingsReader
{
    private static readonly string[] Sections =
        [.. Setting.All.Where(setting => setting.Path.Count > 1).Select(setting => setting.Path[0].Name).Distinct()];

    /// <summary>Reads every setting.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="settings">The settings, if nothing is wrong.</param>
    /// <param name="faults">What is wrong, each naming its setting; never the text of a secret.</param>
    public static bool TryRead(
        IConfiguration configuration,
        [NotNullWhen(true)] out ServiceSettings? settings,
        out IReadOnlyList<string> faults)
    {
        var read = new ServiceSettings();
        faults = [.. Unknown(configuration), .. Setting.All.SelectMany(setting => Read(setting, configuration, read))];
        settings = faults.Count == 0 ? read : null;
        return settings is not null;
    }

    private static IEnumerable<string> Read(Setting setting, IConfiguration configuration, ServiceSettings settings)
    {
        if (configuration[setting.Key] is not { } text)
            yield break;

        if (string.IsNullOrWhiteSpace(text))
            yield return $"{setting.Name} is blank; give it a value or leave it out.";
        else if (setting.Read(text, out var fault) is { } value)
            setting.Put(settings, value);
        else
            yield return $"{setting.Name} is {(setting.About.IsSecret ? "wrong" : $"'{Echo.Of(text)}'")}; it must be {fault}.";
    }

    // Of what stands outside our sections only what is misspelt is ours to judge: a section (Limit__…), or a whole name (Proxy__Known).
    // A list in the form of .NET's own (AllowedHosts__0) would be passed over.
    private static IEnumerable<string> Unknown(IConfiguration configuration) =>
        from section in configuration.GetChildren()
        let isOurs = Nearest.SlipOf(section.Key, Sections) is not null || IsSetting(section.Key)
        from entry in section.AsEnumerable()
        where entry.Key != section.Path && entry.Value is not null && !IsSetting(entry.Key)
        let name = entry.Key.Replace(":", "__", StringComparison.Ordinal)
        where isOurs || Nearest.SlipOf(name, Setting.All.Select(setting => setting.Name)) is not null
        select $"There is no setting {Echo.Of(name)}; the nearest "
            + $"are {string.Join(", ", Nearest.To(name, Setting.All.Select(setting => setting.Name)))}.";

    private static bool IsSetting(string key) => Setting.All.Any(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
