using Calculator.Api;
using Calculator.Api.Agents;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Prices;
using Calculator.Api.Replies;
using Calculator.Api.Settings;
using Calculator.Api.Telemetry;
using Calculator.Pricing.Files;

// Reading prices takes as long as all the rest of a start: what of it needs no settings begins before they are known.
_ = Task.Run(PricingFolder.Prepare);

// Settings stand beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

if (!SettingsReader.TryRead(builder.Configuration, out var settings, out var wrong)
    || !ApiKeys.TryRead(settings.Keys, out var keys, out wrong))
{
    return BadStart.Because(wrong);
}

var prices = Task.Run(() => FirstPrices.Read(settings.Pricing));

builder.Services.AddPrices(prices, settings.Pricing);
builder.Services.AddTelemetry();
builder.Services.AddEndpoints();
builder.Services.AddReplies();
builder.Services.AddOpenCors();
builder.Services.AddApiKeyAuthentication(keys);
builder.Services.AddTrustedProxies(settings.Proxies);
builder.Services.AddHostNames();
builder.Services.AddLimits(settings.Limits);
builder.Services.AddDraining(settings.Shutdown);
builder.Services.AddApiDocument(keys.AreNeeded);
builder.Services.AddAgents();
builder.WebHost.LimitConnections(settings.Limits);

var app = builder.Build();

app.UseTelemetry();
app.UseDraining();
app.UseSecurityHeaders();
app.UseProblemDetails();
app.UseTrustedProxies(settings.Proxies);
app.UseHostNames(settings.AllowedHosts);
app.UseOpenCors();
app.UseInnerRequests();
app.UseApiKeyAuthentication(keys);
app.UseLimits(settings.Limits);
app.UseApiDocument();
app.UsePage();
app.MapEndpoints();
app.MapAgents();

if (prices.Result.Faults is { Count: > 0 } faults)
    return BadStart.Because(faults);

app.Announce(settings);

app.Run();
return 0;
