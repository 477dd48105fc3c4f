namespace Calculator.Api.Replies;

/// <summary>
/// How answers and problems are written: every fault, refusal and failure is problem
/// details, exceptions and bare status codes such as 404 and 405 too.
/// </summary>
internal static class RepliesRegistration
{
    public static void AddReplies(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => AnswerJson.Configured(options.SerializerOptions));
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
    }

    public static void UseProblemDetails(this WebApplication app)
    {
        // The framework would log an exception's message, which may repeat what the caller sent: ours is logged without.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages();
    }
}
