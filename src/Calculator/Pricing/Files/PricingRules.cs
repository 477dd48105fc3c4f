using System.Text.RegularExpressions;
using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>
/// The rules that hold across the fields and files of one version. Each is a sentence a reviewer can check by eye.
/// A file that could not be read is passed over: its own faults are told already, and others that only follow from them would hide them.
/// </summary>
internal static partial class PricingRules
{
    public static IEnumerable<PricingFault> Check(VersionDraft draft) =>
    [
        .. draft.Providers.SelectMany(file => ModelRules.Check(file, draft)),
        .. NameRules.AreUnique(draft.Providers),
        .. LifetimeRules.SuccessorsAreListed(draft),
        .. draft.Plans is { } plans ? PlanRules.Check(plans, draft) : [],
        .. draft.Tokenizers is { } tokenizers ? TokenizerRules.Check(tokenizers, draft) : [],
    ];

    /// <summary>An id has one form, whatever it names.</summary>
    public static IEnumerable<PricingFault> Id<T>(PricingFile<T> file, string id, string path)
    {
        if (!IdForm().IsMatch(id))
            yield return file.Fault(path, $"'{Echo.Of(id)}' must be lower-case letters, digits and . _ - and at most 64 of them");
    }

    /// <summary>The items of a list, each with its own path.</summary>
    public static IEnumerable<(T Item, string Path)> At<T>(this IEnumerable<T> items, string path) =>
        items.Select((item, index) => (item, $"{path}[{index}]"));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex IdForm();
}
