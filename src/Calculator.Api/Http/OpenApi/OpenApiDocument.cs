using Microsoft.OpenApi;

namespace Calculator.Api.Http.OpenApi;

/// <summary>The OpenAPI document and its page, Swagger UI.</summary>
internal static class OpenApiDocument
{
    private const string Name = "v1";

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "LLM cost calculator",
                Version = Name,
                Description = "What a task costs, what a day costs, when a subscription beats the API, and what a change of model and tokenizer does to the bill. Every calculator answers GET with query parameters and POST with a JSON object of the same names.",
            });
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "Calculator.Api.xml"));
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "Calculator.xml"));
            options.OperationFilter<RequestFieldsFilter>();
        });
    }

    public static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"/swagger/{Name}/swagger.json", Name);
            options.DocumentTitle = "LLM cost calculator";
        });
    }
}
