// The least that Kestrel can do: the same bytes for every request. What the service costs more than this is the service's own.
using System.Globalization;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
var body = new byte[int.Parse(builder.Configuration["bytes"]!, CultureInfo.InvariantCulture)];
body.AsSpan().Fill((byte)' ');

var app = builder.Build();
app.Run(async context =>
{
    context.Response.ContentType = "application/json; charset=utf-8";
    context.Response.ContentLength = body.Length;
    await context.Response.Body.WriteAsync(body, context.RequestAborted);
});
app.Run();
