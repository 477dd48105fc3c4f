using Calculator.Api.Binding;

namespace Calculator.Api.Replies;

/// <summary>The fields of a question that are about its reply; always in the query.</summary>
/// <param name="Fields">The fields.</param>
internal sealed record ReplyShape(RequestShape Fields);
