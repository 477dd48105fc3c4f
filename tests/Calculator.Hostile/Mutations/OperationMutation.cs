using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>One way to damage a request that works, as a whole.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Suits">Whether it can be done to an operation.</param>
/// <param name="Apply">Does it.</param>
internal sealed record OperationMutation(string Name, Func<Operation, bool> Suits, Action<Draft, Draw> Apply)
{
    /// <summary>How often it is done for each operation: more often where few operations take it.</summary>
    public int Times { get; init; } = 1;
}
