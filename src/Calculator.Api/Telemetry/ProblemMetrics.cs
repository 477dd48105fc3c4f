using System.Diagnostics.Metrics;

namespace Calculator.Api.Telemetry;

/// <summary>Counts failures by what they are, whatever status they were sent with: with <c>errors=text</c> all of them are sent as 200.</summary>
internal sealed class ProblemMetrics
{
    private readonly Counter<long> _failures;

    public ProblemMetrics(IMeterFactory meters) => _failures = meters.Create(OwnMeter.Name)
        .CreateCounter<long>("calculator.refusals", description: "Requests that were refused or failed, by route and by the status of the problem, errors=text included.");

    public void Count(int status, string route) => _failures.Add(1, new("status", status), new("http.route", route));
}
