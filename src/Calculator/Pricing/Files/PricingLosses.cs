using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>
/// What a change of files takes out of force although no line of <c>digests.txt</c> says that it is meant: a copy that has stalled
/// between two files is sound and lacks something. Who takes such a change over at once makes models vanish for a while;
/// who waits until it has stood, does not.
/// </summary>
public static class PricingLosses
{
    /// <summary>The losses, of a sound catalog against the one in force. What comes, or changes its price, is none.</summary>
    /// <param name="before">What is answered from.</param>
    /// <param name="after">What the files hold now.</param>
    /// <param name="now">The moment, which says what the default version is.</param>
    public static IReadOnlyList<PricingFault> Between(Catalog before, Catalog after, Moment now)
    {
        if (after.HasCommitMark)
            return [.. Uncommitted(before, after)];
        if (before.HasCommitMark)
            return [new PricingFault(PricingFiles.DigestsFile, 1, "$", "is gone, and with it what says which versions are whole")];

        return [.. InVersions(before, after), .. InNewDefaults(before.DefaultAt(now), before, after)];
    }

    // A mark that is being written anew may be cut short at the end of a line.
    private static IEnumerable<PricingFault> Uncommitted(Catalog before, Catalog after) => before.Versions
        .Where(version => after.Pending.Any(pending => pending.Id == version.Id))
        .Select(version => $"has no line for version {version.Id}, which is in force and whose folder stands")
        .Select(sentence => new PricingFault(PricingFiles.DigestsFile, 1, "$", sentence));

    private static IEnumerable<PricingFault> InVersions(Catalog before, Catalog after) => before.Versions.SelectMany(was =>
        after.Versions.FirstOrDefault(version => version.Id == was.Id) is { } now ? In(was, now) : [Gone(was.Id, "version")]);

    // A scheduled version comes into force by itself, when nobody compares any more.
    private static IEnumerable<PricingFault> InNewDefaults(PricingVersion was, Catalog before, Catalog after) => after.Versions
        .Where(version => version.Dated > was.Dated && before.Versions.All(known => known.Id != version.Id))
        .SelectMany(version => In(was, version));

    private static IEnumerable<PricingFault> In(PricingVersion was, PricingVersion now)
    {
        var models = now.Providers.SelectMany(provider => provider.Models).Select(model => model.Id).ToHashSet();
        var providers = was.Providers.ToLookup(provider => now.Providers.Any(still => still.Id == provider.Id));
        return
        [
            .. providers[false].Select(provider => Gone(now.Id, $"provider {provider.Id}")),
            .. providers[true].SelectMany(provider => provider.Models)
                .Where(model => !models.Contains(model.Id)).Select(model => Gone(now.Id, $"model {model.Id}")),
            .. was.Plans.Where(plan => now.FindPlan(plan.Id) is null).Select(plan => Gone(now.Id, $"plan {plan.Id}")),
        ];
    }

    private static PricingFault Gone(string version, string what) => new(version, 1, "$", $"the {what}, which is in force, is gone");
}
