using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

public sealed class CheckerTests
{
    private const string Description = """
        {
          "paths": {
            "/things/{thing_id}": {
              "parameters": [{"name": "thing_id", "in": "path", "schema": {"type": "string"}}],
              "post": {
                "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 5}}, {"name": "wait", "in": "query", "schema": {"type": "boolean"}}],
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}, "204": {}, "4XX": {"$ref": "#/components/responses/No"}}
              }
            }
          },
          "components": {
            "responses": {"No": {"content": {"application/json": {"schema": {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}}}}}},
            "schemas": {
              "Thing": {
                "type": "object", "required": ["name"],
                "properties": {
                  "name": {"type": "string", "minLength": 1, "maxLength": 3}, "id": {"type": "string", "pattern": "^[0-9]+$"}, "count": {"type": ["integer", "null"], "minimum": 1, "maximum": 9},
                  "kind": {"oneOf": [{"const": 1}, {"const": 2}]}, "color": {"type": "string", "enum": ["red"]}, "at": {"type": "string", "format": "date-time"}, "link": {"type": "string", "format": "uri"},
                  "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2, "uniqueItems": true}, "labels": {"type": "object", "additionalProperties": {"type": "integer"}, "maxProperties": 1},
                  "empty": {"type": "object", "additionalProperties": false}, "both": {"allOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}, {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]}]},
                  "part": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Thing"}]}
                }
              }
            }
          }
        }
        """;

    private readonly OpenApiDescription _description = new(Description);

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"äöü","id":"1","count":"9","kind":2,"color":"red","at":"2026-01-02T03:04:05Z","link":"https://x.example/","tags":["a","b"],"labels":{"z":1},"empty":{},"both":{"a":1,"b":2},"part":{"name":"y","part":null}}""")]
    [InlineData("""{"name":"x","count":null}""")]
    public void What_fits_passes(string body) => Assert.Empty(Check(body));

    [Theory]
    [InlineData("""[]""", "$: [] is not object")]
    [InlineData("""{}""", "$: has no name")]
    [InlineData("""{"name":""}""", "$.name: \"\" breaks minLength 1")]
    [InlineData("""{"name":"four"}""", "$.name: \"four\" breaks maxLength 3")]
    [InlineData("""{"name":1}""", "$.name: 1 is not string")]
    [InlineData("""{"name":null}""", "$.name: null is not string")]
    [InlineData("""{"name":"x","id":"1a"}""", "$.id: \"1a\" does not match ^[0-9]+$")]
    [InlineData("""{"name":"x","count":0}""", "$.count: 0 is below 1")]
    [InlineData("""{"name":"x","count":"10"}""", "$.count: \"10\" is above 9")]
    [InlineData("""{"name":"x","count":1.5}""", "$.count: 1.5 is not [\"integer\",\"null\"]")]
    [InlineData("""{"name":"x","kind":3}""", "$.kind: 3 is not 1")]
    [InlineData("""{"name":"x","color":"blue"}""", "$.color: \"blue\" is none of [\"red\"]")]
    [InlineData("""{"name":"x","at":"yesterday"}""", "$.at: \"yesterday\" is no date-time")]
    [InlineData("""{"name":"x","link":"here"}""", "$.link: \"here\" is no uri")]
    [InlineData("""{"name":"x","tags":[]}""", "$.tags: [] breaks minItems 1")]
    [InlineData("""{"name":"x","tags":["a","a"]}""", "$.tags: [\"a\",\"a\"] says something twice")]
    [InlineData("""{"name":"x","tags":["a",1]}""", "$.tags[1]: 1 is not string")]
    [InlineData("""{"name":"x","labels":{"z":"y"}}""", "$.labels.z: \"y\" is not integer")]
    [InlineData("""{"name":"x","labels":{"a":1,"b":2}}""", "$.labels: {\"a\":1,\"b\":2} breaks maxProperties 1")]
    [InlineData("""{"name":"x","empty":{"a":1}}""", "$.empty: may not have the key a")]
    [InlineData("""{"name":"x","both":{"a":1}}""", "$.both: has no b")]
    [InlineData("""{"name":"x","both":{"a":1,"b":2,"c":3}}""", "$.both: nobody knows the key c")]
    [InlineData("""{"name":"x","part":{"name":"y","nam":1}}""", "$.part: nobody knows the key nam")]
    [InlineData("""{"name":"x","nam":"y"}""", "$: nobody knows the key nam")]
    [InlineData("", "$: needs a body")]
    public void What_does_not_fit_is_named_with_its_place(string body, string wrong) => Assert.Equal([$"POST /things/7: {wrong}"], Check(body));

    [Theory]
    [InlineData("?limit=5&wait=true", null)]
    [InlineData("?limit=6", "?limit: \"6\" is above 5")]
    [InlineData("?limit=many", "?limit: \"many\" is not integer")]
    [InlineData("?lmit=5", "?lmit: nobody knows it")]
    public void A_query_is_held_to_its_parameters(string query, string? wrong) =>
        Assert.Equal(wrong is null ? [] : [$"POST /things/7{query}: {wrong}"], _description.CheckRequest("POST", "/things/7", query, false, """{"name":"x"}"""));

    [Theory]
    [InlineData(200, """{"name":"x","more":1}""", null)]
    [InlineData(200, "{}", " 200: $: has no name")]
    [InlineData(200, "", ": 200 needs a body")]
    [InlineData(204, "", null)]
    [InlineData(204, "{}", ": 204 has no body")]
    [InlineData(201, "{}", ": never answers 201")]
    [InlineData(404, """{"code":1}""", null)]
    [InlineData(404, "{}", " 404: $: has no code")]
    public void An_answer_is_held_to_its_status(int status, string body, string? wrong) =>
        Assert.Equal(wrong is null ? [] : [$"POST /things/7{wrong}"], _description.CheckAnswer("POST", "/things/7", status, body));

    [Fact]
    public void A_route_that_is_not_described_is_named() =>
        Assert.Equal(["GET /things/7 is not described"], _description.CheckRequest("GET", "/things/7", "", false, ""));

    private IReadOnlyList<string> Check(string body) => _description.CheckRequest("POST", "/things/7", "", false, body);
}
