using System.Globalization;
using Calculator.Api.Replies;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>The OpenAPI document and its page, Swagger UI.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string Key = "key";

    /// <summary>Describes the service, and the key it asks for if it does.</summary>
    public static void AddApiDocument(this IServiceCollection services, bool needsKey)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "LLM cost calculator",
                Version = Name,
                Description =
                    "What a task costs, what a day costs, when a subscription beats the API, "
                    + "and what a change of model and tokenizer does to the bill. "
                    + "Every calculator answers GET with query parameters and POST with a JSON object of the same names.",
            });
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null });
            options.MapType<ExactOrRange>(() => new OpenApiSchema
            {
                OneOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.Number, Description = "Where it is known exactly." },
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = "Where it is known as a range.",
                        Required = new HashSet<string> { "low", "expected", "high" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["low"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                            ["expected"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                            ["high"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                        },
                    },
                ],
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.IncludeXmlComments(() => DocComments.Of("Calculator.Api"));
            options.IncludeXmlComments(() => DocComments.Of("Calculator"));
            // HEAD answers like GET, and PUT like POST; a section of its own would only repeat them.
            options.DocInclusionPredicate(
                (_, operation) => operation.HttpMethod != HttpMethods.Head && operation.HttpMethod != HttpMethods.Put);
            options.OperationFilter<RequestFieldsFilter>();
            options.OperationFilter<AnswersFilter>();
            options.SchemaFilter<AbsenceFilter>();
            options.DocumentFilter<TagsFilter>();
            options.DocumentFilter<RepeatedDescriptions>();
            options.DocumentFilter<SharedComponents>();
            if (needsKey)
                options.AskForKey();
        });
    }

    private static void AskForKey(this SwaggerGenOptions options)
    {
        options.AddSecurityDefinition(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The key this service's operator gave you.",
        });
        options.OperationFilter<KeyFilter>(Key);
    }

    // Both look at the path of every request that passes them: those that have found their route need not.
    public static void UseApiDocument(this WebApplication app) => app.UseWhen(context => context.GetEndpoint() is null, UseDocumentAndPage);

    // The page finds the document, and the document the service, from wherever a proxy has put them.
    private static void UseDocumentAndPage(IApplicationBuilder app)
    {
        app.Use((context, next) => context.Request.Path == $"/swagger/{Name}/swagger.json" ? SendAsync(context) : next(context));
        app.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.PreSerializeFilters.Add(NameServer);
        });
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"{Name}/swagger.json", Name);
            options.DocumentTitle = "LLM cost calculator";
            options.EnableDeepLinking();
        });
    }

    // Without white space: the framework's own writer makes half as much again of it.
    private static async Task SendAsync(HttpContext context)
    {
        var document = await context.RequestServices.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(Name);
        NameServer(document, context.Request);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        await TypedResults.Text(text.ToString(), Representation.Json).ExecuteAsync(context);
    }

    private static void NameServer(OpenApiDocument document, HttpRequest request) => document.Servers =
    [
        new OpenApiServer
        {
            Url = request.PathBase.HasValue ? request.PathBase.Value : "/",
            Description = "The service this document was read from.",
        },
    ];
}
