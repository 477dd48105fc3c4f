using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Campaigns;

/// <summary>One thing to be done to the service.</summary>
/// <param name="Operation">To which operation.</param>
/// <param name="Field">To which of its fields; null if to the request as a whole.</param>
/// <param name="Mutation">What is done.</param>
/// <param name="Apply">Does it to a request that works.</param>
internal sealed record Card(Operation Operation, Field? Field, string Mutation, Action<Draft, Draw> Apply)
{
    /// <summary>By which it is counted.</summary>
    public (string Operation, string? Field, string Mutation) Key =>
        (Operation.Name, Field is null ? null : $"{Field.Place} {Field.Name}", Mutation);

    public Draft Write(Draw chance)
    {
        var draft = Draft.Example(Operation);
        Apply(draft, chance);
        return draft;
    }
}
