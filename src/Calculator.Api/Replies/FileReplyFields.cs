using Calculator.Api.Binding;

namespace Calculator.Api.Replies;

/// <summary>What can be said of a reply that is a file: its form is the route's own.</summary>
internal sealed record FileReplyFields
{
    [Field(
        "The form of an error: problem details with their status, or status 200 and one line that begins with #ERROR.",
        Example = "text")]
    public ErrorForm Errors { get; init; }

}
