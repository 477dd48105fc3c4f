using System.Globalization;
using System.Xml.Linq;

namespace Calculator.Api.Tests.Charts;

/// <summary>Where things stand in a picture of the break-even: every text can be read, and every line followed.</summary>
public class ChartLayoutTests(Service service)
{
    private const string Workload = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200";
    private const string Bill = "apiUsdPerMonth=6200";
    private const int MostLines = 6;

    // A letter of the font that headless browsers fall back to, which is a wide one, is so many of its heights wide on average.
    private const double LetterWidth = 0.52;
    private const double Ascent = 0.8;
    private const double Descent = 0.22;

    public static TheoryData<string> Questions { get; } =
    [
        $"{Workload}&sessionsPerDay=100",
        $"{Workload}&sessionsPerDay=100&seats=14",
        $"{Workload}&sessionsPerDay=0.01&seats=1000000",
        $"{Workload}",
        $"{Workload}&sessionsPerDay=100000&discount=0.3",
        $"{Workload}&sessionsPerDay=100&ownPlanFeeUsd=60&ownPlanLimitUsdPerWeek=30&ownPlanOverage=none&ownPlanName=Acme%20Team",
        $"{Workload}&usagePerSeat=0.5,0.3,0.2&plans=claude-pro,claude-max-5x,copilot-pro",
        $"{Workload}&sessionsPerDay=20&plans=claude-pro,claude-max-5x,claude-max-20x,cursor-pro,cursor-pro-plus,cursor-ultra"
            + ",copilot-pro,copilot-pro-plus",
        $"{Workload}&sessionsPerDay=100&plans=claude-pro&ownPlanFeeUsd=60"
            + "&ownPlanName=The%20Negotiated%20Enterprise%20Agreement%20of%20Acme%20Incorporated%20for%202026&seats=14",
        $"{Workload}&sessionsPerDay=100&plans=claude-pro&ownPlanFeeUsd=19.5&ownPlanName={new string('W', 200)}",
        "model=gpt-5.5&inputTokens=1&outputTokens=0&sessionsPerDay=1000000000&plans=chatgpt-plus,chatgpt-pro-5x,copilot-pro",
        "model=grok-4.5&inputTokens=0&outputTokens=0",
        Bill,
        $"{Bill}&seats=14",
        $"{Bill}&seats=14&plans=claude-pro,claude-max-5x,claude-max-20x",
        $"{Bill}&seats=14&plans=claude-pro&ownPlanFeeUsd=30&ownPlanLimitUsdPerWeek=50&ownPlanOverage=none",
        "apiUsdPerMonth=0.001&plans=claude-pro,copilot-enterprise",
        "apiUsdPerSession=0.000001&sessionsPerDay=3&plans=claude-max-20x,copilot-pro",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task No_label_covers_another_or_a_line_or_leaves_the_picture(string question)
    {
        var picture = await Drawn(question);
        var texts = Named(picture, "text").Select(BoxOf).ToList();
        texts.Count.ShouldBeGreaterThan(6);
        foreach (var (index, text) in texts.Index())
        {
            (text.Left >= 0 && text.Right <= 900 && text.Top >= 0 && text.Bottom <= 490).ShouldBeTrue($"{text} leaves the picture.");
            foreach (var other in texts.Skip(index + 1))
            {
                (text.Right <= other.Left || other.Right <= text.Left || text.Bottom <= other.Top || other.Bottom <= text.Top)
                    .ShouldBeTrue($"{text} covers {other}.");
            }
        }

        foreach (var point in Named(picture, "polyline").SelectMany(line => AlongLine(PointsOf(line))))
        {
            texts
                .Where(text => point.X > text.Left && point.X < text.Right && point.Y > text.Top && point.Y < text.Bottom)
                .ShouldBeEmpty($"A line runs through it at {point}.");
        }
    }

    [Theory]
    [InlineData("models=claude-haiku-4-5,gpt-5.5&inputRatios=0.851,0.692&outputRatios=0.851,0.692")]
    [InlineData("models=claude-haiku-4-5,gemini-3-pro-preview&inputRatios=0.851,0.692&outputRatios=0.5,0.692&successRates=0.123,0.5")]
    public async Task The_names_of_bars_have_room_and_no_text_leaves_the_picture(string question)
    {
        var reply = await service.Get($"/v1/comparison/chart.svg?{question}&inputTokens=3000&outputTokens=1200&pricing=2026-11-21");
        reply.Status.ShouldBe(200, reply.Body);
        var texts = Named(XDocument.Parse(reply.Body).Root!, "text").Select(BoxOf).ToList();
        texts.Count.ShouldBeGreaterThan(6);
        texts.ShouldAllBe(text => text.Left >= 0 && text.Right <= 860);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Six_lines_are_drawn_at_most_and_each_has_its_name(string question)
    {
        var picture = await Drawn(question);
        var lines = Named(picture, "polyline").ToList();
        lines.Count.ShouldBeInRange(1, MostLines);
        var colours = lines.Select(line => line.Attribute("class")!.Value.Split(' ')[1][1..]).ToList();
        colours.Distinct().Count().ShouldBe(lines.Count);
        Named(picture, "text").Count(text => text.Attribute("class")?.Value is { } style && style[0] == 'f').ShouldBe(lines.Count);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Nothing_is_piled_at_the_origin_and_marks_lie_on_their_lines(string question)
    {
        var picture = await Drawn(question);
        foreach (var mark in Named(picture, "circle"))
        {
            var (x, y) = (Number(mark, "cx"), Number(mark, "cy"));
            (x - 70 > 9 || 430 - y > 9).ShouldBeTrue($"{x}, {y}");
            Named(picture, "polyline")
                .SelectMany(line => AlongLine(PointsOf(line)))
                .Any(point => Math.Abs(point.X - x) < 1 && Math.Abs(point.Y - y) < 1)
                .ShouldBeTrue($"{x}, {y} lies on no line.");
        }
    }

    [Fact]
    public async Task A_line_leaves_its_fee_where_its_seats_are_used_up_one_after_the_other()
    {
        // A seat of Copilot Pro includes 15: with half, 0.3 and 0.2 of the usage they are used up
        // at 30, 50 and 75, so there are three corners between the ends.
        var picture = await Drawn($"{Workload}&sessionsPerDay=100&usagePerSeat=0.5,0.3,0.2&plans=copilot-pro");
        PointsOf(Named(picture, "polyline")[^1]).Count.ShouldBe(5);
        Named(picture, "text").Select(text => text.Value).ShouldContain("GitHub Copilot Pro × 3 $30");
    }

    [Fact]
    public async Task A_line_that_ends_has_a_bar_at_its_end()
    {
        var picture = await Drawn($"{Workload}&sessionsPerDay=100&plans=claude-pro&ownPlanFeeUsd=60&ownPlanLimitUsdPerWeek=28");
        // 121.75 dollars of usage are 2,705.6 sessions, 90.2 a day.
        var end = PointsOf(Named(picture, "polyline")[^1])[^1];
        var bar = Named(picture, "rect").Single(rectangle => rectangle.Attribute("class")!.Value != "paper");
        (Number(bar, "x") + 2, Number(bar, "y") + 8).ShouldBe(end);
        Named(picture, "text").Select(text => text.Value).ShouldContain("meets the API at 44.4, ends at 90.2");
        Named(picture, "desc")
            .Single().Value
            .ShouldContain("Your own plan at $60 a month costs the same at 44.444444444444 sessions a day and ends at 90.185185185185 "
                + "sessions a day.");
    }

    [Fact]
    public async Task A_long_name_is_cut_and_its_figures_are_not()
    {
        var picture = await Drawn($"{Workload}&sessionsPerDay=100&plans=claude-pro&ownPlanFeeUsd=60&seats=14"
            + "&ownPlanName=The%20Negotiated%20Enterprise%20Agreement%20of%20Acme%20Incorporated");
        Named(picture, "text").Select(text => text.Value).Single(text => text.StartsWith("The Negotiated", StringComparison.Ordinal))
            .ShouldEndWith("… × 14 $840");
        Named(picture, "desc").Single().Value.ShouldContain("The Negotiated Enterprise Agreement of Acme Incorporated at $840 a month");
    }

    [Fact]
    public async Task The_plans_that_are_not_drawn_are_counted() =>
        Named(
            await Drawn($"{Workload}&plans=claude-pro,claude-max-5x,claude-max-20x,cursor-pro,cursor-pro-plus,cursor-ultra,copilot-pro"),
            "desc")
            .Single().Value
            .ShouldContain("2 more plans are not drawn.");

    [Fact]
    public async Task A_plan_of_ones_own_is_drawn_however_many_others_are()
    {
        var picture = await Drawn($"{Workload}&plans=claude-pro,claude-max-5x,claude-max-20x,cursor-pro,cursor-pro-plus,cursor-ultra"
            + "&ownPlanFeeUsd=60");
        Named(picture, "polyline").Count.ShouldBe(MostLines);
        Named(picture, "desc").Single().Value.ShouldContain("Your own plan at $60 a month");
        Named(picture, "desc").Single().Value.ShouldContain("2 more plans are not drawn.");
    }

    private async Task<XElement> Drawn(string question)
    {
        var reply = await service.Get($"/v1/break-even/chart.svg?{question}&pricing=2026-11-21&asOf=2026-11-21");
        reply.Status.ShouldBe(200, reply.Body);
        return XDocument.Parse(reply.Body).Root!;
    }

    private static List<XElement> Named(XElement picture, string name)
    {
        var found = picture.Descendants().Where(element => element.Name.LocalName == name).ToList();
        if (name != "circle")
            found.ShouldNotBeEmpty(name);
        return found;
    }

    private static Box BoxOf(XElement text)
    {
        var style = text.Attribute("class")?.Value;
        var size = style switch { "heading" => 16, "quiet" => 12, _ => 13 };
        var width = text.Value.Sum(sign => sign == 'W' ? 1 : LetterWidth) * size;
        var (x, y) = (Number(text, "x"), Number(text, "y"));
        var left = text.Attribute("text-anchor")!.Value switch { "end" => x - width, "middle" => x - width / 2, _ => x };
        return new Box(left, y - Ascent * size, left + width, y + Descent * size, text.Value);
    }

    private static List<(double X, double Y)> PointsOf(XElement line) =>
    [
        .. line.Attribute("points")!.Value.Split(' ').Select(point => point.Split(','))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    private static IEnumerable<(double X, double Y)> AlongLine(List<(double X, double Y)> points)
    {
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var steps = (int)(Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y)) + 1;
            for (var step = 0; step <= steps; step++)
                yield return (from.X + (to.X - from.X) * step / steps, from.Y + (to.Y - from.Y) * step / steps);
        }
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private sealed record Box(double Left, double Top, double Right, double Bottom, string Text);
}
