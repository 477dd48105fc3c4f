using System.Text.Json;
using Calculator.Units;

namespace Calculator.Drafting.Drafts;

/// <summary>
/// A confirmed price is scheduled until its day, and simply the price in every version after it: the word goes, and nothing else.
/// One that was announced only stays as it is, and the strict reader refuses it then: a person says whether it came.
/// </summary>
internal static class Statuses
{
    // The depth at which a model's or a plan's periods stand, each an item of a list of an item of a list.
    private const int OfPeriods = 4;

    /// <summary>The text of a file without <c>"status": "confirmed"</c> in periods that have begun by a day.</summary>
    public static byte[] WithoutThosePast(byte[] json, DateOnly day)
    {
        List<byte> text = [.. json];
        foreach (var (start, end) in Past(json, day).AsEnumerable().Reverse())
            text.RemoveRange(start, end - start);
        return [.. text];
    }

    private static List<(int Start, int End)> Past(byte[] json, DateOnly day)
    {
        var found = new List<(int, int)>();
        var reader = new Utf8JsonReader(json);
        var (hasBegun, behind, status) = (false, 0, ((int, int)?)null);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: OfPeriods })
                (hasBegun, status) = (false, null);
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: OfPeriods + 1 })
            {
                var (isFrom, isStatus) = (reader.ValueTextEquals("from"), reader.ValueTextEquals("status"));
                reader.Read();
                if (isFrom && Moment.TryParse(reader.GetString() ?? "", out var from))
                    hasBegun = from.Day <= day;
                if (isStatus && reader.ValueTextEquals("confirmed"))
                    status = (behind, (int)reader.BytesConsumed);
            }
            if (reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: OfPeriods } && hasBegun && status is { } past)
                found.Add(past);
            behind = (int)reader.BytesConsumed;
        }

        return found;
    }
}
