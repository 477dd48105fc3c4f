using Calculator.Api;
using Calculator.Api.Http;
using Calculator.Api.Http.OpenApi;
using Calculator.Pricing.Files;

// Settings stand beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var pricing = builder.Configuration["Pricing:Path"] ?? Path.Combine(AppContext.BaseDirectory, "pricing");

if (!PricingFolder.TryRead(pricing, out var catalog, out var faults))
{
    foreach (var fault in faults)
        Console.Error.WriteLine(fault);
    return 1;
}

builder.Services.AddSingleton(catalog);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRequestReading();
builder.Services.AddAnswers();
builder.Services.AddLimits(builder.Configuration);
builder.Services.AddApiDocument();
builder.WebHost.LimitRequests();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseProblemDetails();
app.UseOpenReading();
app.UseApiDocument();
app.UsePage();
app.UseRateLimiter();
app.MapEndpoints();
app.AnnounceSwagger();

app.Run();
return 0;
