namespace Calculator.Api.Replies;

/// <summary>An answer that is a file of its own: a picture, a workbook.</summary>
/// <param name="Bytes">What is sent; the same for the same question.</param>
/// <param name="DownloadName">The name it is saved under; null for one that is shown.</param>
internal sealed record FileAnswer(byte[] Bytes, string? DownloadName = null);
