using System.Text;
using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>Makes a record of one response of an API, as a log holds it.</summary>
internal static class Requests
{
    /// <summary>Adds the record of a response.</summary>
    /// <param name="sink">Where it goes.</param>
    /// <param name="told">The line, and the response in it, or what stands around its usage; what that does not say the line may.</param>
    /// <param name="tier">The tier it was served in, and what is to be said of that.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="remarks">What is to be said of them.</param>
    /// <param name="webSearches">Searches of the web beside them.</param>
    public static string? Add(
        IUsageSink sink,
        (JsonElement Line, JsonElement Response) told,
        (ServiceTier Tier, UsageRemarks Remarks) tier,
        UsageTokens tokens,
        UsageRemarks remarks,
        long webSearches = 0)
    {
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;
        var (line, response) = told;
        if ((response.Text("model") ?? response.Text("modelVersion") ?? line.Text("model")) is not { Length: > 0 } model)
            return ReadingFaults.NoModel;

        var session = response.Text("session_id") ?? response.Text("conversation", "id") ?? line.Text("session_id");
        var record = new UsageRecord
        {
            At = TimeOf(response) ?? TimeOf(line),
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(response.Text("user"), line.Text("user")),
            Model = sink.Models.Of(model),
            Tier = tier.Tier,
            Tokens = tokens,
            WebSearches = webSearches,
            Remarks = remarks | tier.Remarks,
        };
        Add(sink, response.Text("id") ?? response.Text("responseId"), record);
        return null;
    }

    /// <summary>When a response was made, by any of the names that APIs and logs have for it; null where none is there.</summary>
    public static DateTime? TimeOf(JsonElement line) =>
        line.Time("created_at") ?? line.Time("created") ?? line.Time("timestamp") ?? line.Time("createTime");

    /// <summary>Adds a record, under its id if it has one.</summary>
    public static void Add(IUsageSink sink, string? id, in UsageRecord record)
    {
        if (string.IsNullOrEmpty(id))
            sink.Add(record);
        else
            sink.Add(new UsageMessage(Fingerprint.Of(Encoding.UTF8.GetBytes(id)), record));
    }
}
