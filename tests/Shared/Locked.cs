namespace Calculator.Testing;

/// <summary>Files that one at a time has open, among all processes of this machine.</summary>
internal static class Locked
{
    /// <summary>Opens the file, which need not be there, for this caller alone; null if another has it.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
