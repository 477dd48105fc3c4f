using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Calculator.Pricing;
using Calculator.Tests;
using Calculator.Units;

[assembly: AssemblyFixture(typeof(FreshStatics))]

namespace Calculator.Tests;

/// <summary>
/// Stryker keeps the test process from mutant to mutant. What one mutant left in a static, as a price read wrong or a count cached, would be held
/// against the next ones; and a mutant of a static initialiser would never come to act. So under Stryker every run begins with new statics.
/// </summary>
public sealed class FreshStatics
{
    private static readonly bool IsMutationRun = IsSet("STRYKER_MUTANT_FILE") && !IsSet("STRYKER_COVERAGE_FILE");

    /// <summary>Begins a run: static initialisers run again, whatever they ran under before.</summary>
    public FreshStatics()
    {
        if (!IsMutationRun)
            return;
        foreach (var type in TypesWithStatics())
            Again(type.TypeInitializer!);
    }

    // At the start no mutant is active, so that none can leave a type that failed for good.
    [ModuleInitializer]
    internal static void Begin()
    {
        if (!IsMutationRun)
            return;
        foreach (var type in TypesWithStatics())
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    private static IEnumerable<Type> TypesWithStatics()
    {
        var types = typeof(Catalog).Assembly.GetTypes().Concat(typeof(FreshStatics).Assembly.GetTypes()).ToList();
        var names = types.Where(type => type.IsEnum && !type.ContainsGenericParameters).Select(type => typeof(EnumNames<>).MakeGenericType(type));
        return types.Concat(names).Where(type => IsOurs(type) && !type.ContainsGenericParameters && type.TypeInitializer is not null);
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith(nameof(Calculator), StringComparison.Ordinal) == true && type != typeof(FreshStatics);

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
