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
    /// <param name="line">The response, or whatever stands around its usage.</param>
    /// <param name="tier">The tier it was served in, and what is to be said of that.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="remarks">What is to be said of them.</param>
    /// <param name="webSearches">Searches of the web beside them.</param>
    public static string? Add(
        IUsageSink sink,
        JsonElement line,
        (ServiceTier Tier, UsageRemarks Remarks) tier,
        UsageTokens tokens,
        UsageRemarks remarks,
        long webSearches = 0)
    {
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;
        if ((line.Text("model") ?? line.Text("modelVersion")) is not { Length: > 0 } model)
            return ReadingFaults.NoModel;

        var session = line.Text("session_id") ?? line.Text("conversation", "id");
        var record = new UsageRecord
        {
            At = TimeOf(line),
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(line.Text("user")),
            Model = sink.Models.Of(model),
            Tier = tier.Tier,
            Tokens = tokens,
            WebSearches = webSearches,
            Remarks = remarks | tier.Remarks,
        };
        Add(sink, line.Text("id") ?? line.Text("responseId"), record);
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
