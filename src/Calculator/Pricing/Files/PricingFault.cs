using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>Something wrong in a pricing file, where an editor can jump to it.</summary>
/// <param name="File">The file, from the pricing folder on.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Path">The JSON path of the value.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record PricingFault(string File, int Line, string Path, string Sentence)
{
    /// <summary>
    /// The fault as one line, whatever the names of files and fields hold:
    /// <c>2026-11-20/models/anthropic.json(17) $.models[0].prices[0].from: what is wrong</c>.
    /// </summary>
    public override string ToString() => Echo.OnOneLine($"{File}({Line}) {Path}: {Sentence}");
}
