using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>When the cards of the peak tier are charged.</summary>
internal sealed record PeakAnswer
{
    /// <summary>The hours in words.</summary>
    [AppendedColumn]
    public required string Hours { get; init; }

    /// <summary>How many of the 168 hours of a week they are: what peakShare=even takes.</summary>
    [AppendedColumn]
    public required decimal HoursPerWeek { get; init; }

    public static PeakAnswer? Of(PricePeriod period) =>
        period.Peak is { } peak ? new PeakAnswer { Hours = peak.ToString(), HoursPerWeek = peak.HoursPerWeek } : null;
}
