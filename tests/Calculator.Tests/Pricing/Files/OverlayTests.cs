using Calculator.Pricing;

namespace Calculator.Tests.Pricing.Files;

/// <summary>A folder that holds only what differs from a version: <c>based on</c>.</summary>
public sealed class OverlayTests : IDisposable
{
    private const string Acme = "acme-2027";
    private const string Basis = $"{Acme}/version.json";
    private const string Models = $"{Acme}/models/acme.json";
    private const string Negotiated = """
        { "id": "acme",
          "prices": {
            "acme-1": [
              { "from": "2027-01-01", "source": "agreement, annex 2", "checked": "2026-11-15", "confidence": "high",
                "rates": [{ "tier": "standard", "input": 2.5, "output": 7 }] } ] } }
        """;

    private readonly ScratchFolder _folder = new();

    public OverlayTests()
    {
        _folder.Write(Basis, $$"""{ "based on": "{{ScratchFolder.Version}}" }""");
        _folder.Write(Models, Negotiated);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_negotiated_rate_is_ten_lines_and_everything_else_is_the_base_s()
    {
        (File.ReadAllLines(Path.Combine(_folder.Path, Basis)).Length
            + File.ReadAllLines(Path.Combine(_folder.Path, Models)).Length).ShouldBeLessThanOrEqualTo(10);
        var (acme, own) = (Version(Acme), Version(ScratchFolder.Version));
        Input(acme, "2027-01-01").ShouldBe(2.5m);
        (Input(acme, "2026-12-31"), Input(own, "2026-12-31")).ShouldBe((3, 3));
        Input(acme, "2026-01-01").ShouldBe(2);
        Input(own, "2027-01-01").ShouldBe(3);
        acme.Plans.Select(plan => plan.Id).ShouldBe(own.Plans.Select(plan => plan.Id));
        acme.Tokenizers.ShouldBe(own.Tokenizers);
        (acme.BasedOn, acme.FollowsLatest, own.BasedOn).ShouldBe((ScratchFolder.Version, false, null));
    }

    [Fact]
    public void The_digest_covers_both()
    {
        var before = Version(Acme).Digest;
        before.ShouldNotBe(Version(ScratchFolder.Version).Digest);
        _folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 21");
        var after = Version(Acme).Digest;
        after.ShouldNotBe(before);
        _folder.Replace(Models, "2.5", "2.6");
        Version(Acme).Digest.ShouldNotBe(after);
    }

    [Fact]
    public void Its_line_of_the_commit_mark_is_of_its_own_files()
    {
        _folder.Commit(ScratchFolder.Version, Acme);
        _folder.Faults().ShouldBeEmpty();
        _folder.Replace(Models, "2.5", "2.6");
        _folder.Faults().ShouldHaveSingleItem().ShouldStartWith($"{Acme}(1) $: differs from what was released");
    }

    [Fact]
    public void Without_a_line_it_is_pending_and_its_faults_are_told()
    {
        _folder.Commit(ScratchFolder.Version);
        var pending = _folder.Read().Pending.ShouldHaveSingleItem();
        (pending.Id, pending.Digest, pending.Faults.Count).ShouldBe((Acme, _folder.DigestOf(Acme), 0));
        _folder.Replace(Models, "acme-1", "acme-9");
        _folder.Read().Pending[0].Faults.ShouldBe(
            [$"{Models}(3) $.prices.acme-9: {ScratchFolder.Version} has no model 'acme-9' of acme; the nearest are acme-1"]);
    }

    [Fact]
    public void A_negotiated_price_is_not_ended_by_one_that_the_base_has_later_and_the_answer_says_so()
    {
        _folder.Replace(Models, "2027-01-01", "2026-03-01");
        Input(Version(Acme), "2026-03-01").ShouldBe(2.5m);
        Input(Version(Acme), "2026-06-01").ShouldBe(2.5m);
        Model(Version(Acme), "2026-05-31").Assumptions.ShouldBeEmpty();
        Model(Version(Acme), "2026-06-01").Assumptions.ShouldBe(
            ["acme-1: another price from 2026-06-01 on, of the version beneath, is set aside for the one from 2026-03-01."]);
    }

    [Fact]
    public void A_price_of_the_same_day_stands_in_the_place_of_the_base_s()
    {
        _folder.Replace(Models, "2027-01-01", "2026-06-01");
        Input(Version(Acme), "2026-05-31").ShouldBe(2);
        Model(Version(Acme), "2026-06-01").Assumptions.ShouldBeEmpty();
        Input(Version(Acme), "2026-06-01").ShouldBe(2.5m);
    }

    [Fact]
    public void Whole_models_and_providers_are_added_or_replaced()
    {
        _folder.Write(Models, """{ "id": "acme", "models": [""" + Whole("acme-1", 5) + "," + Whole("acme-2", 6) + "] }");
        _folder.Write($"{Acme}/models/zeta.json", """{ "id": "zeta", "name": "Zeta", "models": [""" + Whole("zeta-1", 7) + "] }");
        var acme = Version(Acme);
        acme.Providers.Select(provider => provider.Id).ShouldBe(["acme", "zeta"]);
        acme.Providers[0].Models.Select(model => model.Id).ShouldBe(["acme-1", "acme-2"]);
        new[] { "acme-1", "acme-2", "zeta-1" }.Select(model => Input(acme, "2026-06-01", model)).ShouldBe([5, 6, 7]);
        acme.FindModel("acme-one").ShouldBeNull();
        acme.Providers[0].TierAliases.ShouldBe(Version(ScratchFolder.Version).Providers[0].TierAliases);
    }

    [Fact]
    public void Plans_and_tokenizers_are_added_or_replaced_one_by_one()
    {
        _folder.Write($"{Acme}/plans.json", """
            { "plans": [{ "id": "acme-pro", "name": "Acme Pro", "covers": ["acme"], "prices": [{ "from": "2026-01-01",
              "monthlyFeeUsd": 17, "source": "agreement", "checked": "2026-11-15", "confidence": "high" }] }] }
            """);
        _folder.Write($"{Acme}/tokenizers.json", """
            { "tokenizers": [{ "id": "acme-new", "public": true, "usedBy": "Acme Two" }],
              "measurements": [{ "from": "acme-old", "to": "acme-tok", "content": "prose", "low": 1, "high": 1.1,
                "source": "ours", "checked": "2026-11-15", "confidence": "low" }] }
            """);
        var acme = Version(Acme);
        acme.Plans.ShouldHaveSingleItem().Prices[0].MonthlyFeeUsd.ShouldBe(17);
        acme.Tokenizers.Select(tokenizer => tokenizer.Id).ShouldBe(["acme-tok", "acme-old", "acme-new"]);
        acme.Measurements.ShouldHaveSingleItem().Source.ShouldBe("ours");
    }

    [Fact]
    public void One_may_stand_on_another()
    {
        _folder.Write("acme-eu/version.json", $$"""{ "based on": "{{Acme}}" }""");
        _folder.Write("acme-eu/models/acme.json", Negotiated.Replace("2027-01-01", "2027-06-01").Replace("2.5", "2.4"));
        var europe = Version("acme-eu");
        new[] { "2026-12-31", "2027-01-01", "2027-06-01" }.Select(day => Input(europe, day)).ShouldBe([3, 2.5m, 2.4m]);
        europe.BasedOn.ShouldBe(Acme);
    }

    [Fact]
    public void The_latest_is_the_default_at_the_time_of_asking()
    {
        _folder.Write(Basis, """{ "based on": "latest" }""");
        _folder.Copy(ScratchFolder.Version, "2026-12-01");
        _folder.Replace("2026-12-01/models/acme.json", "\"input\": 3,", "\"input\": 4,");
        var catalog = _folder.Read();
        foreach (var (now, below, input) in new[] { ("2026-11-30T23:59:59Z", "2026-11-20", 3), ("2026-12-01", "2026-12-01", 4) })
        {
            var version = catalog.At(Prices.At(now)).Find(Acme).Value();
            (version.BasedOn, version.FollowsLatest, Input(version, "2026-12-31")).ShouldBe((below, true, input));
            Input(version, "2027-01-01").ShouldBe(2.5m);
        }

        catalog.At(Prices.At("2026-11-30")).Find(Acme).Value().Digest
            .ShouldNotBe(catalog.At(Prices.At("2026-12-01")).Find(Acme).Value().Digest);
    }

    [Fact]
    public void What_the_latest_will_come_to_is_judged_at_once()
    {
        _folder.Write(Basis, """{ "based on": "latest" }""");
        _folder.Copy(ScratchFolder.Version, "2026-12-01");
        _folder.Replace("2026-12-01/models/acme.json", "\"id\": \"acme-1\"", "\"id\": \"acme-3\"");
        _folder.Faults().ShouldBe([$"{Models}(3) $.prices.acme-1: 2026-12-01 has no model 'acme-1' of acme; the nearest are acme-3"]);
    }

    [Theory]
    [InlineData("2026-11-19", "there is no version '2026-11-19'; the nearest are 2026-11-20, acme-2027")]
    [InlineData("acme-2027", "goes round in a circle: acme-2027 on acme-2027")]
    [InlineData("2026-11-20", null)]
    public void A_base_that_is_not_there_is_told_with_its_line(string basis, string? sentence)
    {
        _folder.Write(Basis, $"{{\n  \"based on\": \"{basis}\"\n}}");
        _folder.Faults().ShouldBe(sentence is null ? [] : [$"{Basis}(2) $['based on']: {sentence}"]);
    }

    [Fact]
    public void A_circle_is_told_at_each_of_its_members_and_at_who_stands_on_it()
    {
        _folder.Write(Basis, """{ "based on": "beta" }""");
        _folder.Write("beta/version.json", $$"""{ "based on": "{{Acme}}" }""");
        _folder.Write("gamma/version.json", """{ "based on": "beta" }""");
        _folder.Faults().ShouldBe(
        [
            $"{Basis}(1) $['based on']: goes round in a circle: acme-2027 on beta on acme-2027",
            "beta/version.json(1) $['based on']: goes round in a circle: beta on acme-2027 on beta",
            "gamma/version.json(1) $['based on']: goes round in a circle: gamma on beta on acme-2027 on beta",
        ]);
    }

    [Fact]
    public void A_base_that_is_pending_is_told()
    {
        _folder.Copy(ScratchFolder.Version, "2026-11-21");
        _folder.Write(Basis, """{ "based on": "2026-11-21" }""");
        _folder.Commit(ScratchFolder.Version, Acme);
        _folder.Faults().ShouldBe([$"{Basis}(1) $['based on']: version '2026-11-21' is pending: digests.txt has no line for it"]);
    }

    [Fact]
    public void A_fault_of_the_base_is_told_of_the_base_alone()
    {
        _folder.Replace(ScratchFolder.Models, "\"input\": 3,", "\"input\": -3,");
        _folder.Faults().ShouldHaveSingleItem().ShouldStartWith(ScratchFolder.Models);
    }

    [Fact]
    public void A_version_named_by_a_date_is_based_on_no_other()
    {
        _folder.Write("2026-11-22/version.json", """{ "based on": "2026-11-20" }""");
        _folder.Faults().ShouldContain(
            "2026-11-22/version.json(1) $: a version named by a date states everything itself, and is based on no other");
    }

    [Theory]
    [InlineData("\"input\": 2.5", "\"input\": -1", "(5) $.prices.acme-1[0].rates[0].input: -1 must be from 0 to")]
    [InlineData("\"standard\"", "\"batch\"", "(5) $.prices.acme-1[0].rates: lacks a card of the standard tier")]
    [InlineData("\"id\": \"acme\"", "\"id\": \"acne\"", "(1) $.id: 'acne' must be the name of the file")]
    [InlineData("\"prices\"", "\"pricess\"", "(2) $.pricess: there is no field 'pricess' here; did you mean prices?")]
    [InlineData("\"prices\"", "\"tierAliases\": { \"standard\": \"batch\" }, \"prices\"",
        "(5) $.prices.acme-1[0].rates[0].tier: 'standard'")]
    public void What_is_wrong_on_top_is_told_where_it_is_written(string what, string with, string fault)
    {
        _folder.Replace(Models, what, with);
        _folder.Faults().ShouldContain(told => told.StartsWith($"{Models}{fault}", StringComparison.Ordinal));
    }

    [Fact]
    public void What_does_not_go_together_names_both_files()
    {
        _folder.Write($"{Acme}/models/aaa.json", """{ "id": "aaa", "name": "A", "models": [""" + Whole("acme-one", 7) + "] }");
        _folder.Faults().ShouldBe([$"{Acme}/models/aaa.json(1) $.models[0].id: 'acme-one' already names the model acme-1"]);
    }

    [Fact]
    public void What_stands_twice_on_top_is_told_and_is_no_crash()
    {
        _folder.Write($"{Acme}/tokenizers.json", """
            { "tokenizers": [
              { "id": "acme-tok", "public": true, "usedBy": "Acme One" },
              { "id": "acme-tok", "public": true, "usedBy": "Acme One" } ], "measurements": [] }
            """);
        _folder.Faults().ShouldBe([$"{Acme}/tokenizers.json(3) $.tokenizers[1].id: 'acme-tok' stands here twice"]);
    }

    [Fact]
    public void A_plan_that_stands_twice_on_top_is_told_too()
    {
        const string plan = """
            { "id": "acme-two", "name": "Acme Two", "provider": "acme", "kind": "coding", "covers": ["acme"],
              "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "source": "acme.example", "checked": "2026-11-20",
                "confidence": "high" }] }
            """;
        _folder.Write($"{Acme}/plans.json", $$"""{ "plans": [{{plan}},{{plan}}] }""");
        _folder.Faults().ShouldHaveSingleItem().ShouldEndWith("$.plans[1].id: 'acme-two' stands here twice");
    }

    private static string Whole(string id, decimal input) => $$"""
        { "id": "{{id}}", "name": "A", "prices": [{ "from": "2026-01-01", "source": "agreement", "checked": "2026-11-15",
          "confidence": "high", "rates": [{ "tier": "standard", "input": {{input}}, "output": 9 }] }] }
        """;

    private PricingVersion Version(string id) => _folder.Read().Find(id).Value();

    private static PricedModel Model(PricingVersion version, string asOf, string model = "acme-1") =>
        new PriceBook(version, Prices.At(asOf)).Model(model).Value();

    private static decimal Input(PricingVersion version, string asOf, string model = "acme-1") =>
        Model(version, asOf, model).Period.Rates[0].Input.UsdPerMillionTokens;
}
