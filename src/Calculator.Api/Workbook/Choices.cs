namespace Calculator.Api.Workbook;

/// <summary>What there is to choose from, each by its id and name.</summary>
/// <param name="Models">The models that have a price.</param>
/// <param name="Plans">The plans that have a fee.</param>
internal sealed record Choices(IReadOnlyList<(string Id, string Name)> Models, IReadOnlyList<(string Id, string Name)> Plans);
