using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Calculator.Mutation;
using Calculator.Pricing;
using Calculator.Units;

[assembly: AssemblyFixture(typeof(FreshStatics))]

namespace Calculator.Mutation;

/// <summary>
/// Stryker keeps the test process from test to test and from mutant to mutant. What one
/// mutant left in a static, as a price read wrong or a count cached,
/// would be held against the next ones; a mutant of a static initialiser would never
/// come to act; and what fills a cache would be put down to the
/// first test alone that needs it. So under Stryker every run begins with new statics.
/// </summary>
public sealed class FreshStatics
{
    private static readonly bool IsCoverageRun = IsSet("STRYKER_COVERAGE_FILE");
    private static readonly bool IsMutationRun = IsSet("STRYKER_MUTANT_FILE") && !IsCoverageRun;

    /// <summary>Begins a run: static initialisers run again, whatever they ran under before.</summary>
    public FreshStatics()
    {
        foreach (var type in TypesWithStatics())
            Again(type.TypeInitializer!);
    }

    // At the start no mutant is active, so that none can leave a type that failed for good.
    [ModuleInitializer]
    internal static void Begin()
    {
        foreach (var type in TypesWithStatics())
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    // The prices that tests share stay for the run that looks which test needs what: else every test would need the reader of the files.
    private static IEnumerable<Type> TypesWithStatics()
    {
        var engine = IsMutationRun || IsCoverageRun ? typeof(Catalog).Assembly.GetTypes() : [];
        var tests = IsMutationRun ? typeof(FreshStatics).Assembly.GetTypes() : [];
        var names = engine
            .Where(type => type.IsEnum && !type.ContainsGenericParameters)
            .Select(type => typeof(EnumNames<>).MakeGenericType(type));
        return engine
            .Concat(tests)
            .Concat(names)
            .Where(type => IsOurs(type) && !type.ContainsGenericParameters && type.TypeInitializer is not null);
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith(nameof(Calculator), StringComparison.Ordinal) == true && type != typeof(FreshStatics);

    // Invoked by reflection an initialiser runs once at most; called by its address it runs.
    private static void Again(ConstructorInfo initialiser)
    {
        var call = new DynamicMethod("Again", null, null, typeof(FreshStatics).Module, skipVisibility: true);
        var code = call.GetILGenerator();
        code.Emit(OpCodes.Ldc_I8, initialiser.MethodHandle.GetFunctionPointer());
        code.Emit(OpCodes.Conv_I);
        code.EmitCalli(OpCodes.Calli, CallingConventions.Standard, null, null, null);
        code.Emit(OpCodes.Ret);
        call.CreateDelegate<Action>()();
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is not null;
}
