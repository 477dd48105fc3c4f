using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Binding;

/// <summary>The fields of a JSON body.</summary>
internal static class BodyFields
{
    /// <summary>What faults of the body as a whole are filed under.</summary>
    public const string Body = "body";

    /// <summary>
    /// Whether the body says it is JSON in UTF-8: anything else is a 415. The spelling <c>utf8</c> is common and means the same.
    /// </summary>
    public static bool IsJson(HttpRequest request) => Is(request, "application/json");

    private static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && type.Charset.Value?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8"
        && request.Headers.ContentEncoding.All(encoding => "identity".Equals(encoding, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the body says it is plain text in UTF-8.</summary>
    public static bool IsText(HttpRequest request) => Is(request, "text/plain");

    /// <summary>Reads a body that is itself the value of a field; a fault is filed if it is no UTF-8.</summary>
    public static async ValueTask<List<RawField>> ReadTextAsync(HttpRequest request, string field, Faults faults)
    {
        using var body = await Arrived(Collect(request));
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        if (Utf8.IsValid(bytes))
            return [new RawField(field, new RawValue(RawKind.Text, Encoding.UTF8.GetString(bytes), []))];

        faults.Add(Body, "The body is text that is not well-formed UTF-8.");
        return [];
    }

    /// <summary>Reads the body; a fault is filed if it is empty, no JSON, or no object.</summary>
    public static async ValueTask<List<RawField>> ReadAsync(HttpRequest request, Faults faults)
    {
        try
        {
            using var document = await Arrived(JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return FieldsOf(document.RootElement);

            faults.Add(Body, "The body must be one JSON object with the fields by name.");
        }
        catch (JsonException exception)
        {
            faults.Add(
                Body,
                "The body must be one JSON object with the fields by name, "
                    + $"but it is no JSON: {FirstSentence(exception.Message)} (line {exception.LineNumber + 1}, "
                    + $"byte {exception.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or bytes that are no UTF-8: found only when the name is asked for.
            faults.Add(Body, "The body holds a name that is not valid Unicode.");
        }

        return [];
    }

    private static async Task<MemoryStream> Collect(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body;
    }

    // To the server a chunk of a size beyond all numbers is a failure of the line; it is the caller's mistake.
    private static async ValueTask<T> Arrived<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body could not be read.", exception);
        }
    }

    private static RawValue Submit(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => new(RawKind.Number, element.GetRawText(), []),
        JsonValueKind.String => SubmitText(element),
        JsonValueKind.True or JsonValueKind.False => new(RawKind.Boolean, element.GetRawText(), []),
        JsonValueKind.Null => new(RawKind.Null, "", []),
        JsonValueKind.Array => new(RawKind.List, "", [.. element.EnumerateArray().Select(Submit)]),
        _ => new(RawKind.Object, "", []) { Fields = FieldsOf(element) },
    };

    private static RawValue SubmitText(JsonElement element)
    {
        try
        {
            return new(RawKind.Text, element.GetString()!, []);
        }
        catch (InvalidOperationException)
        {
            return HalvedText.Read(element) is { } halved ? new(RawKind.Halved, halved, []) : new(RawKind.NoText, "", []);
        }
    }

    private static List<RawField> FieldsOf(JsonElement element)
    {
        var fields = new List<RawField>(element.GetPropertyCount());
        foreach (var property in element.EnumerateObject())
            fields.Add(new RawField(property.Name, Submit(property.Value)));
        return fields;
    }

    // What follows the first sentence is advice to the programmer of a reader.
    private static string FirstSentence(string message) => message.Split(". ")[0];
}
