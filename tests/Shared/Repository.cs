namespace Calculator.Testing;

/// <summary>Finds the repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The prices tests see: the released versions, frozen, so that a new one changes no test and no approved text.</summary>
    public static string Prices => Path.Combine(Root, "tests", "prices");

    /// <summary>The prices the service is shipped with; only tests that are named for it look at them.</summary>
    public static string ShippedPrices => Path.Combine(Root, "pricing");

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
