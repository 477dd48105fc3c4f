using System.Text.Json.Serialization;
using Calculator.Api.Binding;
using FluentValidation;

namespace Calculator.Api.Replies;

/// <summary>The forms an answer can take.</summary>
internal enum ReplyFormat
{
    Json,
    Csv,
    Text,
}

/// <summary>Whether a CSV begins with a row of names.</summary>
internal enum HeaderRow
{
    [JsonStringEnumMemberName("1")]
    Shown,

    [JsonStringEnumMemberName("0")]
    Dropped,
}

/// <summary>How numbers stand in JSON.</summary>
internal enum NumberForm
{
    /// <summary>As JSON's own numbers.</summary>
    Json,

    /// <summary>As text.</summary>
    Text,
}

/// <summary>The forms an error can take.</summary>
internal enum ErrorForm
{
    /// <summary>Problem details with their status.</summary>
    Json,

    /// <summary>Status 200 and one line that begins with <c>#ERROR</c>, for cells that would show nothing else.</summary>
    Text,
}

/// <summary>How the caller wants the answer. Always in the query, in a POST too: it is about the reply, not about the question.</summary>
[RuledBy<ReplyFields.Rules>]
internal sealed record ReplyFields
{
    [Field("The form of the answer: the whole as JSON, its main table as CSV, or plain text.", Example = "csv")]
    public ReplyFormat Format { get; init; }

    [Field(
        "One value of the answer, by its path with dots; items of a list by their id, or by their place from 0. "
            + "With format=text exactly that value is sent, nothing around it.",
        Example = "totalUsd")]
    public string? Field { get; init; }

    [Field("The columns of the CSV, in this order; all if left out.", Unit = "names", Example = "usd")]
    public IReadOnlyList<string>? Columns { get; init; }

    [Field("Whether the CSV begins with a row of names.", Example = "1")]
    public HeaderRow? Headers { get; init; }

    [Field(
        "The form of an error: problem details with their status, or, for spreadsheet cells, "
            + "status 200 and one line that begins with #ERROR.",
        Example = "text")]
    public ErrorForm Errors { get; init; }

    [Field(
        "How numbers stand in JSON: as numbers, or each as a text of the same digits, for readers that would round them, "
            + "as JavaScript does beyond some sixteen.",
        Example = "text")]
    public NumberForm Numbers { get; init; }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<ReplyFields>
    {
        public Rules()
        {
            RuleFor(reply => reply.Field).Null().When(reply => reply.Format == ReplyFormat.Csv)
                .WithMessage("field asks for one value; it goes with format=text or format=json, not with format=csv.");
            RuleFor(reply => reply.Columns).Null().When(reply => reply.Format != ReplyFormat.Csv)
                .WithMessage("columns chooses the columns of a CSV; it goes with format=csv.");
            RuleFor(reply => reply.Headers).Null().When(reply => reply.Format != ReplyFormat.Csv)
                .WithMessage("headers is about the first row of a CSV; it goes with format=csv.");
            RuleFor(reply => reply.Numbers).Equal(NumberForm.Json).When(reply => reply.Format != ReplyFormat.Json)
                .WithMessage("numbers is about JSON; the numbers of a CSV and of plain text have every digit as they are.");
        }
    }
}
