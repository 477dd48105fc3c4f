using System.Text;
using System.Text.Json;

namespace Calculator.Hostile.Wire;

/// <summary>What came back.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, in their order.</param>
/// <param name="Body">The body, without its framing.</param>
internal sealed record Answer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The media type without its parameters; null if none is told.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether the connection ends with this answer.</summary>
    public bool Closes => "close".Equals(Header("Connection"), StringComparison.OrdinalIgnoreCase);

    public string? Header(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .FirstOrDefault();

    /// <summary>The body as JSON; null if it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                return JsonDocument.Parse(Body).RootElement;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
