using System.Text.RegularExpressions;
using Calculator.Api.Binding;

namespace Calculator.Api.Fields;

/// <summary>A time zone by its IANA name, for example <c>Europe/Berlin</c>.</summary>
/// <param name="Zone">The zone.</param>
internal readonly partial record struct ZoneName(TimeZoneInfo Zone) : IWritten<ZoneName>
{
    public static string Rule => "the IANA name of a time zone, such as Europe/Berlin or UTC";

    public static bool TryParse(string text, out ZoneName value)
    {
        value = default;
        if (!Form().IsMatch(text) || !TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone))
            return false;

        value = new ZoneName(zone);
        return true;
    }

    // The system's zones are files, and a name with other characters would be a path to others.
    [GeneratedRegex(@"^[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}\z")]
    private static partial Regex Form();
}
