using Calculator.Api.Settings;

namespace Calculator.Api.Hosting;

/// <summary>What the service says of itself at its start: its settings, and where it is found.</summary>
internal static partial class Announcement
{
    public static void Announce(this WebApplication app, ServiceSettings settings)
    {
        foreach (var setting in Setting.All)
            Set(app.Logger, setting.Name, setting.Show(settings), setting.About.Unit);

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
                Listening(app.Logger, url);
        });
    }

    [LoggerMessage(LogLevel.Information, "Setting {Name} = {Value} {Unit}")]
    private static partial void Set(ILogger log, string name, string value, string unit);

    [LoggerMessage(LogLevel.Information, "Swagger UI: {Url}/swagger")]
    private static partial void Listening(ILogger log, string url);
}
