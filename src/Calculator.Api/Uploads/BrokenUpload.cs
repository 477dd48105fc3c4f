namespace Calculator.Api.Uploads;

/// <summary>
/// What was sent cannot be unpacked. Thrown where the bytes are read, in the middle of a reader that knows nothing of archives; told as a
/// sentence.
/// </summary>
internal sealed class BrokenUpload(string sentence, Exception? inner = null) : Exception(sentence, inner);
