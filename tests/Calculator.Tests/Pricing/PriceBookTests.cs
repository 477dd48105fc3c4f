using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing.Files;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class PriceBookTests
{
    [Theory]
    [InlineData("claude-opus-4-6", "2026-03-12", 300_000, 10)]
    [InlineData("claude-opus-4-6", "2026-03-13", 300_000, 5)]
    [InlineData("claude-sonnet-4-6", "2026-03-12T23:59:59Z", 300_000, 6)]
    [InlineData("claude-sonnet-4-6", "2026-03-13", 300_000, 3)]
    [InlineData("claude-sonnet-4-5", "2026-04-29", 300_000, 6)]
    [InlineData("gpt-5.6-sol", "2026-08-20", 1_000, 5)]
    [InlineData("gpt-5.6-sol", "2026-08-21", 1_000, 4)]
    [InlineData("gpt-5.6-terra", "2026-07-29", 1_000, 2.5)]
    [InlineData("gpt-5.6-terra", "2026-07-30", 1_000, 2)]
    [InlineData("gpt-5.6-luna", "2026-07-29", 1_000, 1)]
    [InlineData("gpt-5.6-luna", "2026-07-30", 1_000, 0.2)]
    [InlineData("gemini-3.6-flash", "2026-08-12", 1_000, 1.5)]
    [InlineData("gemini-3.6-flash", "2026-08-13", 1_000, 0.75)]
    [InlineData("deepseek-v4-pro", "2026-08-16T15:59:59Z", 1_000, 0.435)]
    [InlineData("deepseek-v4-pro", "2026-08-16T16:00:00Z", 1_000, 0.66)]
    [InlineData("deepseek-v4-flash", "2026-08-16T15:59:59Z", 1_000, 0.14)]
    [InlineData("deepseek-v4-flash", "2026-08-16T16:00:00Z", 1_000, 0.22)]
    [InlineData("deepseek-v4-flash", "2026-09-10", 1_000, 0.15)]
    [InlineData("glm-5.3-flash", "2026-09-09T15:59:59Z", 1_000, 0.075)]
    [InlineData("glm-5.3-flash", "2026-09-09T16:00:00Z", 1_000, 0.15)]
    public void Uses_the_price_in_force_on_the_day(string model, string asOf, int prompt, double input) =>
        Card(model, asOf, ServiceTier.Standard, prompt).Value().Input.ShouldBe(new Rate((decimal)input));

    [Fact]
    public void Sonnet_4_5_stopped_taking_prompts_over_200K_on_2026_04_30() =>
        Card("claude-sonnet-4-5", "2026-04-30", ServiceTier.Standard, 200_001).Refusal()
            .ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Prompt,
                "A request's prompt of 200,001 tokens is over what claude-sonnet-4-5 takes: at most 200,000. "
                    + "Send fewer inputTokens, or more requestsPerSession."));

    [Fact]
    public void Before_the_first_price_there_is_none() =>
        Prices.Of("2026-11-20", "2026-04-15").Model("claude-opus-4-7").Refusal()
            .ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Moment,
                "Pricing 2026-11-20 has no price of claude-opus-4-7 at 2026-04-15; its first price is from 2026-04-16."));

    [Fact]
    public void An_announced_price_does_not_take_effect_and_is_said()
    {
        var model = Prices.Model("gemini-3.6-flash", asOf: "2027-01-01");
        model.Card(ServiceTier.Standard, new TokenCount(1)).Value().Input.ShouldBe(new Rate(0.75m));
        model.Assumptions
            .ShouldHaveSingleItem()
            .ShouldStartWith("gemini-3.6-flash: a price announced for 2027-01-01 is not confirmed and was not used");
    }

    [Fact]
    public void Fast_is_priority_at_OpenAI_and_a_tier_of_its_own_at_Anthropic()
    {
        Card("gpt-5.5", "2026-11-20", ServiceTier.Fast, 1).Value().ShouldBe(Card("gpt-5.5", "2026-11-20", ServiceTier.Priority, 1).Value());
        Card("claude-opus-4-7", "2026-11-20", ServiceTier.Fast, 1).Value().Output.ShouldBe(new Rate(150));
        Card("claude-opus-4-7", "2026-11-20", ServiceTier.Priority, 1).Refusal().Sentence
            .ShouldBe("claude-opus-4-7 has no priority tier at 2026-11-20; it is offered as standard, batch, fast.");
    }

    [Fact]
    public void DeepSeek_has_peak_hours_as_a_tier() =>
        Card("deepseek-v4-pro", "2026-11-20", ServiceTier.Peak, 1).Value().Output.ShouldBe(new Rate(3.96m));

    [Fact]
    public void A_model_is_found_by_its_id_and_aliases_only()
    {
        var book = Prices.Of("2026-11-20", "2026-11-20");
        book.Model("CLAUDE-OPUS-4.7").Value().Id.ShouldBe("claude-opus-4-7");
        book.Model("gpt-5-5").Value().Id.ShouldBe("gpt-5.5");
        book.Model("claude-opus-4-7-20260416").Refusal().Kind.ShouldBe(RefusalKind.Unknown);
        book
            .Model("gpt-5")
            .Refusal().Sentence
            .ShouldBe("There is no model 'gpt-5' in pricing 2026-11-20; the nearest are gpt-5.2, gpt-5.4, gpt-5.5.");
    }

    [Fact]
    public void A_moving_alias_says_so()
    {
        var model = Prices.Model("deepseek-chat");
        model.Id.ShouldBe("deepseek-v4-flash");
        model.Assumptions.ShouldHaveSingleItem().ShouldStartWith("'deepseek-chat' is a moving alias, priced here as deepseek-v4-flash: ");
    }

    [Fact]
    public void An_answer_is_trusted_as_far_as_the_least_trusted_card_it_used()
    {
        var opus = Prices.Model("claude-opus-4-7");
        var standard = opus.Card(ServiceTier.Standard, TokenCount.Zero).Value();
        var fast = opus.Card(ServiceTier.Fast, TokenCount.Zero).Value();
        opus.ProvenanceOf([standard]).Confidence.ShouldBe(Confidence.High);
        opus.ProvenanceOf([standard, fast]).Confidence.ShouldBe(Confidence.Medium);
        opus.ProvenanceOf([fast]).Note!.ShouldEndWith(fast.Note!);
    }

    [Fact]
    public void The_default_version_is_the_newest_dated_one()
    {
        Prices.Default.Id.ShouldBe("2026-11-21");
        Prices.Catalog.Open("../2026-05-14", Prices.At("2026-11-20")).Refusal().ShouldBe(new Refusal(
            RefusalKind.Unknown, RefusalSubject.Version, "There is no pricing version '../2026-05-14'; "
                + "the nearest are 2026-05-14, 2026-11-20, 2026-11-21."));
    }

    [Fact]
    public void A_plan_is_found_by_its_id_and_has_a_price_from_a_day_on()
    {
        var book = Prices.Of("2026-11-20", "2026-05-03");
        book.Plan("claude-max-5x").Refusal().ShouldBe(new Refusal(
            RefusalKind.NotOffered, RefusalSubject.Moment, "Pricing 2026-11-20 has no price of claude-max-5x at 2026-05-03; "
                + "its first price is from 2026-05-04."));
        (book with { AsOf = Prices.At("2026-05-04") }).Plan("CLAUDE-MAX-5X").Value().Plan.Id.ShouldBe("claude-max-5x");
        book.Plan("claude-max-5").Refusal().ShouldBe(new Refusal(
            RefusalKind.Unknown, RefusalSubject.Plan, "There is no plan 'claude-max-5' in pricing 2026-11-20; "
                + "the nearest are claude-max-5x, claude-max-20x, claude-pro."));
    }

    [Fact]
    public void A_plan_is_found_by_each_of_its_names_and_bears_that_of_its_day()
    {
        using var folder = new ScratchFolder();
        folder.Replace(
            ScratchFolder.Plans,
            "\"covers\"",
            "\"aliases\": [\"acme-plus\"], \"names\": [{ \"from\": \"2026-01-01\", \"name\": \"Acme Plus\" }, { \"from\": \"2026-10-30\", "
                + "\"name\": \"Acme Pro\" }], \"covers\"");
        var plan = folder.Open("2026-10-29").Plan("ACME-PLUS").Value();
        (plan.Plan.Id, plan.Plan.Name, plan.Name).ShouldBe(("acme-pro", "Acme Pro", "Acme Plus"));
        folder.Open("2026-10-30").Plan("acme-pro").Value().Name.ShouldBe("Acme Pro");
    }

    [Fact]
    public void A_provider_is_found_whatever_its_case()
    {
        var book = Prices.Of("2026-11-20", "2026-11-20");
        book.Provider("ANTHROPIC").Value().Id.ShouldBe("anthropic");
        book.Provider("antropic").Refusal().ShouldSatisfyAllConditions(
            refusal => (refusal.Kind, refusal.Subject).ShouldBe((RefusalKind.Unknown, RefusalSubject.Provider)),
            refusal => refusal.Sentence.ShouldStartWith("There is no provider 'antropic' in pricing 2026-11-20; "
                + "the nearest are anthropic, "));
    }

    [Fact]
    public void A_book_lists_what_has_a_price_on_its_day()
    {
        var (early, late) = (Prices.Of("2026-11-20", "2026-04-15"), Prices.Of("2026-11-20", "2026-04-16"));
        early.Models.ShouldNotContain(model => model.Id == "claude-opus-4-7");
        late.Models.ShouldContain(model => model.Id == "claude-opus-4-7");
        Prices.Of("2026-11-20", "2026-05-03").Plans.ShouldNotContain(plan => plan.Plan.Id == "claude-max-5x");
        Prices.Of("2026-11-20", "2026-05-04").Plans.ShouldContain(plan => plan.Plan.Id == "claude-max-5x");
    }

    [Fact]
    public void Of_each_window_of_a_plan_the_limit_in_force_counts()
    {
        PlanLimit At(string from, LimitWindow window, PriceStatus? status = null) => new()
        {
            From = Prices.At(from),
            Status = status,
            Window = window,
            Unit = LimitUnit.Usd,
            Low = 1,
            Expected = 1,
            High = 1,
            Source = from,
            Checked = new(2026, 1, 1),
            Confidence = Confidence.Low,
        };
        var plan = new Plan
        {
            Id = "acme-pro",
            Name = "Acme Pro",
            Covers = [],
            Prices = [],
            Limits =
            [
                At("2026-01-01", LimitWindow.Week),
                At("2026-03-01", LimitWindow.Week),
                At("2026-09-01", LimitWindow.Week),
                At("2026-02-01", LimitWindow.Month),
                At("2026-09-01", LimitWindow.FiveHours),
            ],
        };
        var period = new PlanPeriod
        {
            From = Prices.At("2026-01-01"),
            Source = "acme.example",
            Checked = new(2026, 1, 1),
            Confidence = Confidence.Low,
            MonthlyFeeUsd = 20,
        };
        new PricedPlan(plan, period, Prices.At("2026-06-01")).Limits.Select(limit => (limit.Window, limit.Source)).ShouldBe(
            [(LimitWindow.Week, "2026-03-01"), (LimitWindow.Month, "2026-02-01")]);
    }

    [Fact]
    public void A_price_lasts_until_the_next_one_that_is_not_merely_announced()
    {
        PlanPeriod At(string from, PriceStatus? status = null) => new()
        {
            From = Prices.At(from),
            Status = status,
            Source = from,
            Checked = new(2026, 1, 1),
            Confidence = Confidence.Low,
            MonthlyFeeUsd = 20,
        };
        PlanPeriod[] periods = [At("2026-01-01"), At("2026-02-01", PriceStatus.Announced), At("2026-03-01", PriceStatus.Confirmed)];
        periods.InForce(Prices.At("2025-12-31")).ShouldBeNull();
        periods.InForce(Prices.At("2026-01-01")).ShouldBe(periods[0]);
        periods.InForce(Prices.At("2026-02-15")).ShouldBe(periods[0]);
        periods.InForce(Prices.At("2026-03-01")).ShouldBe(periods[2]);
        periods.NextInForce(periods[0]).ShouldBe(periods[2]);
        periods.NextInForce(periods[2]).ShouldBeNull();
        periods.AnnouncedBy(Prices.At("2026-01-31")).ShouldBeEmpty();
        periods.AnnouncedBy(Prices.At("2026-02-01")).ShouldBe([periods[1]]);
        periods.AnnouncedBy(Prices.At("2026-06-01")).ShouldBe([periods[1]]);
    }

    [Fact]
    public void A_discount_is_taken_off_every_rate_of_a_card()
    {
        var card = new RateCard
        {
            Tier = ServiceTier.Standard,
            Input = new(5),
            CacheRead = new(0.5m),
            CacheWrite5m = new(6.25m),
            CacheWrite1h = new(10),
            Output = new(25),
        }.Times(new Discount(0.2m).Factor);
        (card.Input, card.CacheRead, card.CacheWrite5m, card.CacheWrite1h, card.Output)
            .ShouldBe((new Rate(4), new Rate(0.4m), new Rate(5), new Rate(8), new Rate(20)));
        (card.CacheWrite(CacheTtl.FiveMinutes), card.CacheWrite(CacheTtl.OneHour)).ShouldBe((new Rate(5), new Rate(8)));
        var plain = new RateCard { Tier = ServiceTier.Standard, Input = new(5), Output = new(25) }.Times(new Discount(0.2m).Factor);
        (plain.CacheRead, plain.CacheWrite5m, plain.CacheWrite1h).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_discount_is_said_and_the_list_price_stays_at_hand()
    {
        var model = (Prices.Of("2026-11-20", "2026-11-20") with { Discount = new(0.2m) }).Model("claude-opus-4-7").Value();
        (model.IsDiscounted, model.AtListPrice().IsDiscounted).ShouldBe((true, false));
        model.Card(ServiceTier.Standard, new(1)).Value().Input.ShouldBe(new Rate(4));
        model.AtListPrice().Card(ServiceTier.Standard, new(1)).Value().Input.ShouldBe(new Rate(5));
        model.Tiers.ShouldBe([ServiceTier.Standard, ServiceTier.Batch, ServiceTier.Fast]);
    }

    [Fact]
    public void An_ambiguous_edge_is_told_where_the_same_tier_goes_on_there()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "\"contextWindow\"", "\"edgeNote\": \"Who knows.\", \"contextWindow\"");
        folder.Replace(ScratchFolder.Models, "\"tier\": \"batch\"", "\"tier\": \"batch\", \"upTo\": 100000");
        var model = Acme(folder);
        var (edge, standard, batch) = (
            new TokenCount(100_000),
            model.Cards(ServiceTier.Standard).First(),
            model.Cards(ServiceTier.Batch).First());
        model.EdgeNote(standard, edge).ShouldBe("Who knows.");
        model.EdgeNote(standard, new(99_999)).ShouldBeNull();
        model.EdgeNote(batch, edge).ShouldBeNull();
    }

    [Fact]
    public void A_tier_that_ends_tells_the_sizes_it_is_for()
    {
        using var folder = new ScratchFolder();
        folder.Replace(
            ScratchFolder.Models,
            "{ \"tier\": \"batch\", ",
            "{ \"tier\": \"batch\", \"upTo\": 50000, \"input\": 1, \"output\": 4 }, { \"tier\": \"batch\", \"above\": 50000, \"upTo\": "
                + "100000, ");
        Acme(folder).Card(ServiceTier.Batch, new(100_001)).Refusal().Sentence.ShouldBe(
            "acme-1 offers the batch tier for prompts upTo 50000 and above 50000 upTo 100000 tokens, not for one of 100,001; "
                + "at that size it is offered as standard.");
    }

    [Fact]
    public void Where_nothing_was_noted_nothing_is_told()
    {
        using var folder = new ScratchFolder();
        var model = Acme(folder);
        model.ProvenanceOf([.. model.Cards(ServiceTier.Standard)]).Note.ShouldBeNull();
    }

    private static PricedModel Acme(ScratchFolder folder) => folder.Open("2026-05-01").Model("acme-1").Value();

    private static Outcome<RateCard> Card(string model, string asOf, ServiceTier tier, decimal prompt) =>
        Prices.Model(model, asOf: asOf).Card(tier, new TokenCount(prompt));
}
