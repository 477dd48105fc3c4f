namespace Calculator.Testing;

/// <summary>Debian's own Python, to which Debian's packages belong; another one may come before it on the PATH.</summary>
internal static class DebianPython
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Its path; where it or a module is missing, the test is skipped with the name of Debian's package.</summary>
    public static async Task<string> Need(string module, string package)
    {
        Tool.Require(File.Exists(Program), $"The command {Program} is missing; Debian's package is python3.");
        var (exitCode, _, _) = await Tool.Run(Repository.Root, Program, ["-c", $"import {module}"]);
        Tool.Require(exitCode == 0, $"The command {Program} lacks the module {module}; Debian's package is {package}.");
        return Program;
    }
}
