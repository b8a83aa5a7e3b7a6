namespace NewsBot.Testing;

/// <summary>A test that measures against the evaluation data, a folder that the project does not contain.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EvaluationFactAttribute : FactAttribute
{
    private const string Variable = "NEWSBOT_EVALUATION_DATA";

    public EvaluationFactAttribute()
    {
        if (!Directory.Exists(Folder))
            Skip = $"Set {Variable} to the folder with the evaluation data to run this test.";
    }

    /// <summary>The evaluation data's folder; empty where it is not set.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(Variable) ?? "";
}
