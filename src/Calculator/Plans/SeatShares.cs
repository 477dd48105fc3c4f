using Calculator.Units;

namespace Calculator.Plans;

/// <summary>Whose seats carry a workload. Seats do not pool: what one leaves over, no other can use.</summary>
public sealed class SeatShares
{
    private readonly SeatGroup[] _groups;

    private SeatShares(Seats count, bool isEven, SeatGroup[] groups) => (Count, IsEven, _groups) = (count, isEven, groups);

    /// <summary>How many seats are used.</summary>
    public Seats Count { get; }

    /// <summary>Whether each seat carries as much as any other.</summary>
    public bool IsEven { get; }

    /// <summary>The same usage on each of some seats.</summary>
    public static SeatShares Even(Seats count) => new(count, true, [new SeatGroup(count.Value, 1)]);

    /// <summary>Each seat by its share of the usage.</summary>
    /// <param name="shares">The shares, 1 in sum.</param>
    public static SeatShares Of(IReadOnlyList<Share> shares) => new(
        new Seats(shares.Count),
        shares.Distinct().Count() == 1,
        [
            .. shares.Where(share => share.Value > 0).GroupBy(share => share.Value)
                .Select(alike => new SeatGroup(alike.Count(), alike.Key * alike.Count())),
        ]);

    /// <summary>Seats that carry alike, so that one of them stands for all.</summary>
    internal IReadOnlyList<SeatGroup> Groups => _groups;

    /// <summary>
    /// Where the usage of all together reaches what one seat may use: at each such point, the share of all further usage that is beyond.
    /// </summary>
    internal IReadOnlyList<Knee> KneesAt(Usd perSeat)
    {
        var knees = new List<Knee>(_groups.Length);
        foreach (var group in _groups)
        {
            if (perSeat.Value / PayLine.MostUsage <= group.ShareOfSeat)
                knees.Add(new Knee(perSeat * group.Seats / group.Share, group.Share) { Bought = perSeat * group.Seats });
        }

        // Of one group, as nearly always, there is nothing to order.
        return knees.Count > 1 ? [.. knees.OrderBy(knee => knee.Usage)] : knees;
    }
}

/// <summary>Seats that carry alike.</summary>
/// <param name="Seats">How many there are.</param>
/// <param name="Share">Their share of the usage, all of them together.</param>
internal readonly record struct SeatGroup(decimal Seats, decimal Share)
{
    /// <summary>What one of them carries.</summary>
    public decimal ShareOfSeat { get; } = Share / Seats;
}
