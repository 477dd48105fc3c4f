using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Calculator.Pricing.Files;

/// <summary>Reads a folder of pricing versions: the only file access of the engine.</summary>
public static partial class PricingFolder
{
    private const string SchemaFolder = "schema";
    private const string PlansFile = "plans.json";
    private const string TokenizersFile = "tokenizers.json";
    private const string ModelsFolder = "models";

    /// <summary>Reads every version in a folder, strictly: all faults of all files are gathered, and one is enough to refuse the whole.</summary>
    /// <param name="path">The folder; each folder in it, but for <c>schema</c>, is a version.</param>
    /// <param name="catalog">The versions, if there is no fault.</param>
    /// <param name="faults">What is wrong, in the order of files and lines; of a file that is not well-formed only its first fault.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out Catalog? catalog, out IReadOnlyList<PricingFault> faults)
    {
        catalog = null;
        if (!Directory.Exists(path))
        {
            faults = [new PricingFault(path, 1, "$", "there is no such pricing folder")];
            return false;
        }

        var drafts = Directory.GetDirectories(path)
            .Where(folder => Path.GetFileName(folder) != SchemaFolder)
            .OrderBy(folder => folder, StringComparer.Ordinal)
            .Select(ReadVersion)
            .ToList();

        faults =
        [
            .. drafts.SelectMany(draft => draft.Faults.Concat(PricingRules.Check(draft))),
            .. drafts.Exists(draft => PricingVersion.DateOf(draft.Id) is not null) ? Array.Empty<PricingFault>()
                : [new PricingFault(Path.GetFileName(path), 1, "$", "holds no version named by a date, such as 2026-11-20")],
        ];

        if (faults.Count > 0)
            return false;

        catalog = new Catalog([.. drafts.Select(draft => draft.ToVersion())]);
        return true;
    }

    private static VersionDraft ReadVersion(string folder)
    {
        var id = Path.GetFileName(folder);
        var draft = new VersionDraft(id);
        if (!VersionName().IsMatch(id))
            draft.Fault(id, "a version's folder is named by a date, or by lower-case letters, digits and hyphens");
        if (DateLike().IsMatch(id) && PricingVersion.DateOf(id) is null)
            draft.Fault(id, "is not a date of the calendar");

        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal))
            ReadFile(draft, Path.GetRelativePath(folder, file).Replace('\\', '/'), file);

        draft.FaultIfMissing(PlansFile, TokenizersFile);
        return draft;
    }

    private static void ReadFile(VersionDraft draft, string name, string path)
    {
        var fullName = $"{draft.Id}/{name}";
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            draft.Fault(fullName, "cannot be read");
            return;
        }

        draft.Bytes.Add((name, bytes));
        switch (name.Split('/'))
        {
            case [PlansFile]:
                draft.Plans = Parse<PlanFile>(draft, fullName, bytes);
                break;
            case [TokenizersFile]:
                draft.Tokenizers = Parse<TokenizerFile>(draft, fullName, bytes);
                break;
            case [ModelsFolder, var file] when file.EndsWith(".json", StringComparison.Ordinal):
                if (Parse<Provider>(draft, fullName, bytes) is { } provider)
                    draft.Providers.Add(provider);
                break;
            default:
                draft.Fault(fullName, $"a version holds {PlansFile}, {TokenizersFile} and {ModelsFolder}/<provider>.json, and nothing else");
                break;
        }
    }

    private static PricingFile<T>? Parse<T>(VersionDraft draft, string name, byte[] bytes)
        where T : class
    {
        JsonLines? lines = null;
        try
        {
            lines = JsonLines.Of(bytes);
            var content = JsonSerializer.Deserialize<T>(bytes, PricingJson.Options) ?? throw new JsonException("could not be converted to object.", "$", 0, 0);
            foreach (var path in lines.NullItems)
                draft.Faults.Add(new PricingFault(name, lines.Of(path), path, "must not be null"));
            return lines.NullItems.Count == 0 ? new PricingFile<T>(name, content, lines) : null;
        }
        catch (InvalidOperationException)
        {
            draft.Fault(name, "holds a text that is not valid Unicode");
            return null;
        }
        catch (JsonException exception)
        {
            var path = exception.Path ?? "$";
            draft.Faults.Add(new PricingFault(name, lines?.Of(path) ?? (int)(exception.LineNumber ?? 0) + 1, path, PricingJson.Explain(exception)));
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex VersionName();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DateLike();
}
