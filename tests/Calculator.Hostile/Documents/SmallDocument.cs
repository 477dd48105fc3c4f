namespace Calculator.Hostile.Documents;

/// <summary>A document small enough to be read at a glance, for the tests of what reads documents.</summary>
internal static class SmallDocument
{
    public const string Json = """
        {
          "paths": {
            "/cost/{id}": {
              "get": {
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "example": "a", "schema": { "type": "string" } },
                  {
                    "name": "tokens", "in": "query", "description": "How many. Example: 0.5.",
                    "schema": { "type": "number", "minimum": 0, "maximum": 10 }
                  },
                  { "$ref": "#/components/parameters/field" },
                  { "name": "errors", "in": "query", "schema": { "type": "string", "enum": ["json", "text"] } }
                ],
                "responses": {
                  "200": {
                    "content": {
                      "application/json": { "schema": { "$ref": "#/components/schemas/Answer" } },
                      "text/plain": { "schema": { "type": "string" } }
                    }
                  },
                  "400": { "$ref": "#/components/responses/BadRequest" }
                }
              },
              "post": {
                "requestBody": {
                  "content": { "application/json": { "example": { "tokens": 1 }, "schema": { "$ref": "#/components/schemas/Question" } } }
                },
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Answer" } } } },
                  "503": { "content": {} }
                }
              }
            }
          },
          "components": {
            "parameters": { "field": { "name": "field", "in": "query", "schema": { "type": "string" } } },
            "responses": {
              "BadRequest": { "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } }
            },
            "schemas": {
              "Question": {
                "type": "object",
                "required": ["tokens"],
                "properties": {
                  "tokens": { "type": "integer" },
                  "tier": { "type": "string", "enum": ["standard", "batch"] },
                  "plans": { "type": "array", "items": { "type": "string" }, "description": "Which. Example: a,b. Default: all." }
                },
                "additionalProperties": false
              },
              "Answer": {
                "type": "object",
                "required": ["usd"],
                "properties": {
                  "usd": { "type": "number", "nullable": true },
                  "count": { "type": "integer", "format": "int32" },
                  "tier": { "type": "string", "enum": ["standard", "batch"] },
                  "isRight": { "type": ["boolean", "null"] },
                  "lines": { "type": "array", "items": { "$ref": "#/components/schemas/Line" } },
                  "tally": {
                    "oneOf": [
                      { "type": "number" },
                      { "type": "null" },
                      { "type": "object", "properties": { "low": { "type": "number" } }, "required": ["low"] }
                    ]
                  },
                  "whole": {
                    "allOf": [
                      { "$ref": "#/components/schemas/Line" },
                      { "type": "object", "properties": { "note": { "type": "string" } } }
                    ]
                  },
                  "reasons": { "type": "object", "additionalProperties": { "type": "string" } }
                }
              },
              "Line": { "type": "object", "required": ["item"], "properties": { "item": { "type": "string" } } },
              "Problem": {
                "type": "object",
                "properties": {
                  "status": { "type": "integer" },
                  "title": { "type": "string" },
                  "detail": { "type": "string" },
                  "errors": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }
                }
              }
            }
          }
        }
        """;

    public static ApiDocument Read() => new(Json);

    /// <summary>What the answer of the small document must be.</summary>
    public static Schema Answer => Read().Operations[0].Answer!;
}
