using System.Runtime.InteropServices;
using System.Text;

namespace Calculator.Tokenizers.Normalizing;

/// <summary>Unicode's normalization form C, over UTF-8: characters are taken apart, put in their canonical order, and composed.</summary>
internal static class ComposedText
{
    private const byte LeadOfFirstThatMayChange = 0xCC;
    private const int StepsBetweenLooks = 65_536;

    /// <summary>The text composed; the same span if it is already.</summary>
    /// <param name="utf8">The text; well-formed.</param>
    /// <param name="cancellation">Looked at again and again.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8, CancellationToken cancellation) =>
        IsComposed(utf8) ? utf8 : Composed(utf8, cancellation);

    private static bool IsComposed(ReadOnlySpan<byte> utf8)
    {
        // Before U+0300 there is nothing that may change, and most texts have nothing else.
        var first = utf8.IndexOfAnyInRange(LeadOfFirstThatMayChange, byte.MaxValue);
        for (var rest = first < 0 ? [] : utf8[first..]; rest.Length > 0;)
        {
            Rune.DecodeFromUtf8(rest, out var rune, out var bytes);
            if (CompositionTable.Instance.MayChange(rune.Value))
                return false;
            rest = rest[bytes..];
        }

        return true;
    }

    private static byte[] Composed(ReadOnlySpan<byte> utf8, CancellationToken cancellation)
    {
        var points = TakenApart(utf8, cancellation);
        Order(points, cancellation);
        Compose(points, cancellation);
        var (composed, length) = (new byte[points.Count * 4], 0);
        foreach (var point in points)
            length += new Rune(point).EncodeToUtf8(composed.AsSpan(length));
        return composed[..length];
    }

    private static List<int> TakenApart(ReadOnlySpan<byte> utf8, CancellationToken cancellation)
    {
        var (points, steps) = (new List<int>(utf8.Length), 0);
        for (var rest = utf8; rest.Length > 0;)
        {
            if (++steps % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            Rune.DecodeFromUtf8(rest, out var rune, out var bytes);
            TakeApart(rune.Value, points);
            rest = rest[bytes..];
        }

        return points;
    }

    private static void TakeApart(int point, List<int> points)
    {
        if (!Hangul.TryTakeApart(point, out var parts) && !CompositionTable.Instance.TryTakeApart(point, out parts))
        {
            points.Add(point);
            return;
        }

        TakeApart(parts.First, points);
        if (parts.Second != 0)
            TakeApart(parts.Second, points);
    }

    // Marks on one character by their class, those of one class as they stand. Sorted, so that no run of marks takes quadratic time.
    private static void Order(List<int> points, CancellationToken cancellation)
    {
        var table = CompositionTable.Instance;
        for (var at = 0; at < points.Count; at++)
        {
            if (at % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (table.ClassOf(points[at]) == 0)
                continue;

            var start = at;
            while (at < points.Count && table.ClassOf(points[at]) != 0)
                at++;
            if (at - start > 1)
                points.GetRange(start, at - start).OrderBy(table.ClassOf).ToArray().CopyTo(CollectionsMarshal.AsSpan(points)[start..at]);
        }
    }

    // Each mark is taken into the last character that stands by itself, if the two have a composition and no mark between is in the way.
    private static void Compose(List<int> points, CancellationToken cancellation)
    {
        var table = CompositionTable.Instance;
        var (starter, kept, lastClass) = (-1, 0, 0);
        for (var at = 0; at < points.Count; at++)
        {
            if (at % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            var (point, ofPoint) = (points[at], table.ClassOf(points[at]));
            var isNext = starter >= 0 && (kept == starter + 1 || (lastClass < ofPoint && lastClass != 0));
            if (isNext && table.TryCompose(points[starter], point, out var composed))
            {
                points[starter] = composed;
                continue;
            }

            if (ofPoint == 0)
                starter = kept;
            lastClass = ofPoint;
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }
}
