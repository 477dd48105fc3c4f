namespace Calculator.Pricing.Files;

/// <summary>What holds of everything that is dated and taken from a source: prices, fees, limits, measurements.</summary>
internal static class PeriodRules
{
    /// <summary>The prices of one thing: the first one is certain, and they are in order.</summary>
    public static IEnumerable<PricingFault> OfPrices<TFile, T>(
        PricingFile<TFile> file, IReadOnlyList<T> periods, string path, VersionDraft draft)
        where T : IPeriod
    {
        if (periods.Count == 0)
            yield return file.Fault(path, "must list at least one price");
        if (periods.Count > 0 && periods[0].Status == PriceStatus.Announced)
            yield return file.Fault($"{path}[0].status", "the first price cannot be announced only");

        foreach (var fault in Order(file, [.. periods.At(path)], draft))
            yield return fault;
    }

    /// <summary>Periods stand oldest first, and those of a version's future alone say how certain they are.</summary>
    public static IEnumerable<PricingFault> Order<TFile, T>(
        PricingFile<TFile> file, IReadOnlyList<(T Item, string Path)> periods, VersionDraft draft)
        where T : IPeriod =>
    [
        .. periods.Zip(periods.Skip(1))
            .Where(pair => pair.Second.Item.From <= pair.First.Item.From)
            .Select(pair => file.Fault(
                $"{pair.Second.Path}.from",
                $"{pair.Second.Item.From} must come after {pair.First.Item.From}: they stand oldest first")),
        .. VersionDate.Of(draft.Id) is { Day: var day } ? periods.SelectMany(period => Status(file, period.Item, period.Path, day)) : [],
    ];

    /// <summary>A figure names its source, and was read before its version was made.</summary>
    public static IEnumerable<PricingFault> Provenance<T>(
        PricingFile<T> file, string path, string source, DateOnly checkedOn, string? note, VersionDraft draft)
    {
        if (string.IsNullOrWhiteSpace(source))
            yield return file.Fault($"{path}.source", "must name where the figure was taken from");
        if (checkedOn > VersionDate.Of(draft.Id)?.Day)
            yield return file.Fault($"{path}.checked", $"{checkedOn:yyyy-MM-dd} is after the version's date");
        foreach (var fault in Note(file, path, note))
            yield return fault;
    }

    /// <summary>A note says something.</summary>
    public static IEnumerable<PricingFault> Note<T>(PricingFile<T> file, string path, string? note)
    {
        if (note is not null && string.IsNullOrWhiteSpace(note))
            yield return file.Fault($"{path}.note", "is blank; leave it out or say something");
    }

    private static IEnumerable<PricingFault> Status<T>(PricingFile<T> file, IPeriod period, string path, DateOnly day)
    {
        if (period.From.Day > day && period.Status is null)
            yield return file.Fault(path, $"lacks 'status' (announced or confirmed): {period.From} is after the version's date");
        if (period.From.Day <= day && period.Status is not null)
            yield return file.Fault($"{path}.status", $"is for scheduled prices; {period.From} is not after the version's date");
    }
}
