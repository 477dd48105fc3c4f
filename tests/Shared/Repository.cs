namespace Calculator.Testing;

/// <summary>Finds the repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Pricing => Path.Combine(Root, "pricing");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Calculator.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Calculator.sln above {AppContext.BaseDirectory}.");
    }
}
