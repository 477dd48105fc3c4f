using System.Runtime.InteropServices;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>
/// What one owner used between one window's end and the next: within it all requests count alike, or all of one model, so that a month of
/// them is replayed as a few dozen sums.
/// </summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Model">Which model, by number; 0 for all of them where they count alike.</param>
/// <param name="Hours">The place of the five-hour window, from 0 for each owner and each clock.</param>
/// <param name="Week">The place of the week.</param>
/// <param name="Month">The place of the month.</param>
/// <param name="List">What it cost, at list price.</param>
/// <param name="Counted">What it counts for under a plan, in dollars.</param>
/// <param name="Tokens">Tokens, prompt and output.</param>
/// <param name="Requests">Requests.</param>
internal readonly record struct UseCell(
    int Owner, int Model, int Hours, int Week, int Month, Usd List, Usd Counted, decimal Tokens, decimal Requests)
{
    private static readonly TimeSpan FiveHours = TimeSpan.FromHours(5);

    private bool IsSameWindow(UseCell other) => Hours == other.Hours && Week == other.Week && Month == other.Month;

    private UseCell Plus(UseCell other) => this with
    {
        List = List + other.List,
        Counted = Counted + other.Counted,
        Tokens = Tokens + other.Tokens,
        Requests = Requests + other.Requests,
    };

    /// <summary>Sums requests up into cells, those of one owner in the order of their windows.</summary>
    /// <param name="uses">Requests in the order of time.</param>
    /// <param name="isOne">Whether all owners share the windows of one.</param>
    /// <param name="clocks">
    /// Where models count differently, so that each has cells of its own: the clock whose five hours it opens, at the model's number. Null
    /// where they count alike.
    /// </param>
    /// <param name="calendar">The weeks and months.</param>
    /// <param name="dayOf">The day of a moment.</param>
    public static List<UseCell> Of(
        IEnumerable<TimedUse> uses, bool isOne, IReadOnlyList<int>? clocks, ReplayCalendar calendar, Func<DateTime, DateOnly> dayOf)
    {
        var cells = new List<UseCell>();
        var hours = new Dictionary<(int Owner, int Clock), (int Hours, DateTime End)>();
        var lasts = new Dictionary<(int Owner, int Model), int>();
        foreach (var use in uses)
        {
            var owner = isOne ? 0 : use.Owner;
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(hours, (owner, clocks?[use.Model] ?? 0), out var isKnown);
            if (!isKnown)
                last = (-1, DateTime.MinValue);
            // A window opens with the first request after the last one's end, whether that is served or not.
            if (use.At >= last.End)
                last = (last.Hours + 1, use.At + FiveHours);

            var day = dayOf(use.At);
            var (week, month) = (calendar.Week(day), calendar.Month(day));
            var model = clocks is null ? 0 : use.Model;
            var cell = new UseCell(owner, model, last.Hours, week, month, use.List, use.Counted, use.Tokens, use.Requests);
            if (lasts.TryGetValue((owner, model), out var place) && cells[place].IsSameWindow(cell))
            {
                cells[place] = cells[place].Plus(cell);
                continue;
            }

            lasts[(owner, model)] = cells.Count;
            cells.Add(cell);
        }

        return cells;
    }
}
