using Calculator.Hostile.Campaigns;

namespace Calculator.Hostile;

/// <summary>What holds after many thousand hostile requests, made from the service's own document.</summary>
public class HostileTests(Campaign campaign, Service service, ITestOutputHelper output) : IClassFixture<Campaign>
{
    private const decimal LeastNamed = 0.98m;
    private const int FewRequests = 1_000;

    [Fact]
    public void Nothing_that_is_sent_makes_the_service_break_a_promise()
    {
        output.WriteLine($"{campaign.Elapsed.TotalSeconds:0.0} s, {campaign.Deck.Requests} requests do everything once");
        output.WriteLine(campaign.Ledger.ToString());
        if (campaign.Settings.Only is not null)
            output.WriteLine($"{campaign.Last!.Message}\n---\n{campaign.Last.Outcome}\n{campaign.Last.Answer?.Text}");

        campaign.Ledger.Requests.ShouldBe(campaign.Settings.Numbers.Count());
        (campaign.Ledger.Faults.Count == 0).ShouldBeTrue(string.Concat(campaign.Ledger.Faults));
    }

    [Fact]
    public void An_error_names_the_field_that_was_damaged()
    {
        Assert.SkipWhen(campaign.Settings.Numbers.Count() < FewRequests, "A share of few errors says little.");
        campaign.Ledger.SingleFieldErrors.ShouldBeGreaterThan(campaign.Settings.Requests / 10);
        campaign.Ledger.NamedShare.ShouldBeGreaterThanOrEqualTo(LeastNamed, string.Concat(campaign.Ledger.Unnamed.Take(10)));
    }

    [Fact]
    public void Every_field_meets_every_damage_that_suits_it()
    {
        Whole();
        var missed = campaign.Deck.Cards.Where(card => !campaign.Ledger.Reached(card)).Select(card => card.Key).Distinct();
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_both_answers_and_refuses()
    {
        Whole();
        campaign.Document.Operations
            .Where(operation => !campaign.Ledger.Answered(operation.Name, 200))
            .Select(operation => operation.Name)
            .ShouldBeEmpty();
        campaign.Document.Operations
            .Where(operation => operation.Fields.Count > 0 && !campaign.Ledger.Answered(operation.Name, 400))
            .Select(operation => operation.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_healthy_and_right_after_it_all()
    {
        (await service.Get("/healthz")).Status.ShouldBe(200);
        // 3,000 × $5 and 1,200 × $25 by the million.
        (await service.Get("/v1/task-cost?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200")).At("totalUsd").ShouldBe("0.045");
    }

    // With fewer requests than things to be done there is nothing to say of all of them; the usual number must be enough.
    private void Whole()
    {
        if (!campaign.Settings.AreUsual)
        {
            Assert.SkipWhen(
                campaign.Settings.Only is not null || campaign.Settings.Requests < campaign.Deck.Requests,
                $"It takes {campaign.Deck.Requests} requests to do everything once.");
        }
    }
}
