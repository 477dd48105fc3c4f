using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Calculator.Api.Agents;

/// <summary>The service as an MCP server, for agents: streamable HTTP, and nothing kept between requests.</summary>
internal static class AgentServer
{
    private const string Route = "/mcp";

    private const string Instructions =
        "What work on language models costs, from sourced and dated prices. Figures are exact and never rounded: quote them as they are, "
        + "with pricing.version and the assumptions that come with them. Ask list_models and list_plans for ids. "
        + "Fields that are left out have the defaults their descriptions state. "
        + "A wrong field is an error that says what is right: correct it and ask again; never replace a refused model by another. "
        + "Long answers can be cut to one value with field, and the lists of the catalog to a table: "
        + "list_models with provider and columns=[\"id\",\"rates.input\",\"rates.output\"] is CSV with a row a model.";

    public static void AddAgents(this IServiceCollection services)
    {
        services.AddSingleton<InnerRequests>();
        services.AddSingleton<AgentTools>();
        services.AddSingleton<PriceResources>();
        services.AddMcpServer().WithHttpTransport(options => options.SessionMode = HttpServerSessionMode.Stateless);
        services.AddOptions<McpServerOptions>().Configure<AgentTools, PriceResources>(Configure);
    }

    /// <summary>Lets questions of agents begin here.</summary>
    public static void UseInnerRequests(this WebApplication app) =>
        app.Use(app.Services.GetRequiredService<InnerRequests>().BeginAt);

    public static void MapAgents(this WebApplication app) => app.MapMcp(Route).RequireAuthorization();

    private static void Configure(McpServerOptions options, AgentTools tools, PriceResources resources)
    {
        options.ServerInfo = new Implementation { Name = "llm-cost-calculator", Title = "LLM cost calculator", Version = "1" };
        options.ServerInstructions = Instructions;
        options.Handlers.ListToolsHandler = tools.ListAsync;
        options.Handlers.CallToolHandler = tools.CallAsync;
        options.Handlers.ListResourcesHandler = resources.ListAsync;
        options.Handlers.ListResourceTemplatesHandler = resources.ListTemplatesAsync;
        options.Handlers.ReadResourceHandler = resources.ReadAsync;
    }
}
