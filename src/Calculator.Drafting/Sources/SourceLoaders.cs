using System.Text.Json;

namespace Calculator.Drafting.Sources;

/// <summary>The sources there are, each with its loader.</summary>
internal static class SourceLoaders
{
    private static readonly Dictionary<string, Func<JsonElement, SourceReading, IEnumerable<StatedModel>>> Loaders = new()
    {
        ["models.dev"] = ModelsDev.Read,
        ["litellm"] = LiteLlm.Read,
        ["genai-prices"] = GenAiPrices.Read,
        ["llm-prices"] = LlmPrices.Read,
        ["portkey"] = Portkey.Read,
    };

    /// <summary>The families, by which their options are named.</summary>
    public static IReadOnlyCollection<string> Families => Loaders.Keys;

    /// <summary>Reads a file, or every file of a folder. What is wrong is told, and then nothing may be concluded from it.</summary>
    public static StatedList Load(SourceFile file, List<SourceFault> faults) => new(file, Directory.Exists(file.Path)
        ? [.. FilesIn(file.Path).SelectMany(one => Read(file with { Path = one }, faults))]
        : Read(file, faults));

    private static IEnumerable<string> FilesIn(string folder) => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private static List<StatedModel> Read(SourceFile file, List<SourceFault> faults)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file.Path));
            return [.. Loaders[file.Family](json.RootElement, new SourceReading(file, faults))];
        }
        catch (JsonException broken)
        {
            faults.Add(new SourceFault(file.Name, $"line {broken.LineNumber + 1}", "broken", "is not JSON"));
            return [];
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            faults.Add(new SourceFault(file.Name, "$", "unread", $"cannot be read: {unread.Message}"));
            return [];
        }
        // The reader's own of a value of another kind, and of a text with half a surrogate pair in it.
        catch (InvalidOperationException)
        {
            faults.Add(new SourceFault(
                file.Name, "$", "broken", "holds a text that is no Unicode, or a value of another kind than it must be"));
            return [];
        }
    }
}
