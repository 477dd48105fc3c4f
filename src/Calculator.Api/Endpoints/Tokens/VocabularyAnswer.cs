using Calculator.Counting;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>The vocabulary that was counted with, so that anybody can count again.</summary>
/// <param name="Id">The name it was published under.</param>
/// <param name="Sha256">SHA-256 of the file as it was published.</param>
/// <param name="From">Who published it, and where.</param>
/// <param name="Licence">The licence it was published under.</param>
internal sealed record VocabularyAnswer(string Id, string Sha256, string From, string Licence)
{
    public static VocabularyAnswer Of(VocabularySource source) => new(source.Id, source.Sha256, source.From, source.Licence);
}
