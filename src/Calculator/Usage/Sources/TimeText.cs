using System.Buffers.Text;

namespace Calculator.Usage.Sources;

/// <summary>
/// Reads a time as tables write it: a date, or a date and a time with a <c>T</c> or a blank between, with or without a zone; without one it
/// is taken to be UTC. A number of 10 digits is seconds since 1970, one of 13 milliseconds, either with a fraction: no date without its
/// dashes, and no day of a spreadsheet, is as long.
/// </summary>
internal static class TimeText
{
    private const int DateLength = 10;
    private const int ShortLength = 16;
    private const int SecondsAt = 17;
    private const int DigitsOfSeconds = 10;
    private const int DigitsOfMilliseconds = 13;

    // Of a zone, and one beyond them.
    private const int MostHours = 15;

    /// <summary>Whether what was read as a time is a day alone.</summary>
    public static bool IsDay(ReadOnlySpan<byte> text) => text.Length == DateLength && text[4] == '-';

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (!TryDate(text, out var day))
            return TrySinceEpoch(text, out time);
        if (text.Length == DateLength)
        {
            time = DateTime.SpecifyKind(day, DateTimeKind.Utc);
            return true;
        }

        if (text.Length < ShortLength || text[DateLength] is not ((byte)'T' or (byte)' ') || !TryClock(text[11..], 24, out var clock))
            return false;

        var ticks = day.Ticks + clock;
        var rest = text[ShortLength..];
        if (rest.StartsWith(":"u8))
        {
            if (text.Length < SecondsAt + 2 || Two(text, SecondsAt) is not (>= 0 and < 60 and var second))
                return false;
            ticks += second * TimeSpan.TicksPerSecond;
            rest = text[(SecondsAt + 2)..];
            if (rest.StartsWith("."u8) && !TryFraction(ref rest, ref ticks))
                return false;
        }

        return TryZone(rest, ticks, out time);
    }

    private static bool TrySinceEpoch(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        var unit = whole.Length switch
        {
            DigitsOfSeconds => TimeSpan.TicksPerSecond,
            DigitsOfMilliseconds => TimeSpan.TicksPerMillisecond,
            _ => 0,
        };
        if (unit == 0 || whole[0] == '0' || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(text, out decimal number, out var read) || read != text.Length)
        {
            return false;
        }

        time = DateTime.UnixEpoch.AddTicks((long)(number * unit));
        return true;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out DateTime day)
    {
        day = default;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-')
            return false;

        var (century, year, month, date) = (Two(text, 0), Two(text, 2), Two(text, 5), Two(text, 8));
        if (century is < 19 or > 29 || year < 0 || month is < 1 or > 12 || date < 1
            || date > DateTime.DaysInMonth(century * 100 + year, month))
        {
            return false;
        }

        day = new DateTime(century * 100 + year, month, date);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        var (place, unit) = (1, TimeSpan.TicksPerSecond);
        for (; place < rest.Length && char.IsAsciiDigit((char)rest[place]); place++)
        {
            unit /= 10;
            ticks += unit * (rest[place] - '0');
        }

        rest = rest[place..];
        return place > 1;
    }

    private static bool TryZone(ReadOnlySpan<byte> zone, long ticks, out DateTime time)
    {
        time = default;
        var offset = 0L;
        if (!zone.IsEmpty && !zone.SequenceEqual("Z"u8) && !zone.SequenceEqual("z"u8) && !zone.SequenceEqual(" UTC"u8))
        {
            if (!TryOffset(zone, out offset))
                return false;
            offset *= zone[0] == '-' ? -1 : 1;
        }

        time = new DateTime(ticks - offset, DateTimeKind.Utc);
        return true;
    }

    // Of +02:00, +0200 and +02.
    private static bool TryOffset(ReadOnlySpan<byte> zone, out long offset)
    {
        offset = 0;
        if (zone[0] is not ((byte)'+' or (byte)'-'))
            return false;

        return zone.Length switch
        {
            3 => TryClock([zone[1], zone[2], (byte)':', (byte)'0', (byte)'0'], MostHours, out offset),
            5 => TryClock([zone[1], zone[2], (byte)':', zone[3], zone[4]], MostHours, out offset),
            6 => TryClock(zone[1..], MostHours, out offset),
            _ => false,
        };
    }

    // Hours and minutes, in ticks.
    private static bool TryClock(ReadOnlySpan<byte> text, int hours, out long ticks)
    {
        var (hour, minute) = (Two(text, 0), Two(text, 3));
        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        return text[2] == ':' && hour >= 0 && hour < hours && minute is >= 0 and < 60;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? tens * 10 + ones : -1;
    }
}
