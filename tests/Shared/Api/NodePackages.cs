namespace Calculator.Testing;

/// <summary>A folder of Node.js programs with the packages they need, for one test at a time.</summary>
internal static class NodePackages
{
    /// <summary>Restores the packages unless they are there; what it gives is disposed of to let the next test in.</summary>
    /// <remarks>Several processes may ask at once: they wait for each other, and one of them restores.</remarks>
    public static async Task<IDisposable> Use(string folder)
    {
        Tool.Need("node", "nodejs");
        Tool.Need("npm", "npm");
        var turn = await Turn(Path.Combine(folder, "build"));
        try
        {
            if (!AreRestored(folder))
                await Restore(folder);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private static async Task<FileStream> Turn(string folder)
    {
        Directory.CreateDirectory(folder);
        FileStream? turn = null;
        await Asking.Until(
            () => Task.FromResult((turn = Locked.TryOpen(Path.Combine(folder, "turn"))) is not null),
            () => $"Another has {folder}.");
        return turn!;
    }

    // npm writes its own copy of the lock file last of all.
    private static bool AreRestored(string folder) =>
        Written(folder, "node_modules", ".package-lock.json") >= Written(folder, "package-lock.json");

    private static DateTime Written(params string[] path) => File.GetLastWriteTimeUtc(Path.Combine(path));

    private static async Task Restore(string folder)
    {
        var (exitCode, output, errors) = await Tool.Run(folder, "npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"]);
        Tool.Require(exitCode == 0, $"npm ci in {Path.GetRelativePath(Repository.Root, folder)} failed: {output}{errors}");
    }
}
