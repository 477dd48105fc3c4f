using System.Diagnostics;

namespace Calculator.Testing;

/// <summary>Runs programs that a test needs and a machine may lack.</summary>
internal static class Tool
{
    // Debian keeps what serves in folders that are on the PATH of root alone.
    private static readonly string[] Elsewhere = ["/usr/sbin", "/usr/local/sbin"];

    /// <summary>
    /// Skips the test if something it needs is missing; where <c>CI=true</c> nothing may be skipped, and the test fails instead.
    /// </summary>
    public static void Require(bool isThere, string missing)
    {
        if (isThere)
            return;

        Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", missing);
        Assert.Skip(missing);
    }

    /// <summary>The path of a command; where it is missing, the test is skipped with its name and that of Debian's package.</summary>
    public static string Need(string command, string package)
    {
        var path = Find(command);
        Require(path is not null, $"The command {command} is missing; Debian's package is {package}.");
        return path!;
    }

    /// <summary>The path of a command; null if there is none.</summary>
    public static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Concat(Elsewhere)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; it is killed if the test is given up or it does not end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(
        string folder,
        string program,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Patience.Most);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(guard.Token);
            var errors = process.StandardError.ReadToEndAsync(guard.Token);
            await process.WaitForExitAsync(guard.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
