using System.Diagnostics.Metrics;

namespace Calculator.Api.Telemetry;

/// <summary>
/// Counts problems by what they are, whatever status they were sent with: with <c>errors=text</c> all of them are sent as 200.
/// </summary>
internal sealed class ProblemMetrics
{
    private readonly Counter<long> _problems;

    public ProblemMetrics(IMeterFactory meters) => _problems = meters.Create(OwnMeter.Name)
        .CreateCounter<long>(
            "calculator.problems",
            description: "Faults, refusals and failures, by route and by the status of the problem, errors=text included.");

    public void Count(int status, string route) => _problems.Add(1, new("status", status), new("http.route", route));
}
