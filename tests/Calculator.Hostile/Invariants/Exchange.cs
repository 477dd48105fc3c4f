using System.Globalization;
using Calculator.Hostile.Campaigns;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Wire;

namespace Calculator.Hostile.Invariants;

/// <summary>One request and what came of it.</summary>
/// <param name="Card">What was to be done.</param>
/// <param name="Draft">The request.</param>
/// <param name="Message">The request as it was sent.</param>
/// <param name="Answer">What came back; null if nothing did.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Exchange(Card Card, Draft Draft, Message Message, Answer? Answer, TimeSpan Elapsed)
{
    /// <summary>What the server itself says, without a body, to a message that never reached the service.</summary>
    private static readonly HashSet<int> Unread = [400, 405, 408, 411, 413, 414, 431, 501, 505];

    /// <summary>Why no answer could be read; null if one was, or none was sent.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the server refused the message before the service saw it.</summary>
    public bool WasRefusedUnread =>
        Message.MayBeRefusedUnread && Answer is { Body.Length: 0, MediaType: null } && Unread.Contains(Answer.Status);

    /// <summary>Whether the answer is the service's own, to the operation that was asked.</summary>
    public bool IsOfTheOperation => Answer is not null && !WasRefusedUnread && !Draft.IsElsewhere && !Draft.Delivery.IsBroken;

    public bool HasBody => Answer is not null && Message.Method != "HEAD" && Answer.Status is not (204 or 304);

    /// <summary>Whether a failure is to be told as one line with status 200.</summary>
    public bool WantsErrorsAsText => "text".Equals(Draft.Asked("errors"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the numbers of the answer are to be texts, where its schema says numbers.</summary>
    public bool WantsNumbersAsText => "text".Equals(Draft.Asked("numbers"), StringComparison.OrdinalIgnoreCase);

    public bool IsErrorLine =>
        Answer is { Status: 200 }
            && (Answer.Text.StartsWith("#ERROR ", StringComparison.Ordinal)
                || Answer.Text.StartsWith("\"#ERROR ", StringComparison.Ordinal));

    /// <summary>What is counted.</summary>
    public string Outcome => this switch
    {
        { Fault: not null } => "unreadable",
        { Answer: null } => Draft.Delivery.GoesAway ? "not read" : "hung up",
        { WasRefusedUnread: true } => $"{Answer.Status} unread",
        { IsErrorLine: true } => "200 #ERROR",
        _ => Answer.Status.ToString(CultureInfo.InvariantCulture),
    };
}
